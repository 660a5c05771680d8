/* The words of a sentence that a claim rests on: its parties, its sum, its verb. */
import {data, sentenceOf} from "./data.js";
import {make} from "./dom.js";

/* "invest.noun: noun 투자; subject …" names the word that the rule found, in its dictionary form. */
function ruleWord(statement) {
  const rule = statement.rule === undefined ? "" : data.rules[statement.rule];
  const found = /: (?:verb|noun) ([^\s;]+)/.exec(rule);
  return found ? found[1].replace(/(하|되)?다$/, "") : null;
}

function nameForms(number, mention) {
  const name = data.names[number];
  return mention ? [mention] : [name.ko, name.en, ...(name.aliases || [])];
}

function wanted(statement) {
  const mentions = statement.mentions || [], groups = [nameForms(statement.subject, mentions[0])];
  if (statement.object !== undefined) groups.push(nameForms(statement.object, mentions[1]));
  groups.push([statement.amount], [statement.product], [statement.role], [ruleWord(statement)]);
  return groups.map(forms => forms.filter(Boolean));
}

/** Places in a sentence that a claim rests on, as [start, end), in order and without overlap. */
export function marksIn(statement) {
  const { text } = sentenceOf(statement), found = [];
  for (const forms of wanted(statement)) {
    const form = forms.find(f => text.includes(f));
    if (form) found.push([text.indexOf(form), text.indexOf(form) + form.length]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return found.filter((span, i) => found.slice(0, i).every(before => before[1] <= span[0]));
}

/** The sentence as an element, its words marked. */
export function markedSentence(statement) {
  const { text } = sentenceOf(statement), quote = make("blockquote");
  let at = 0;
  for (const [start, end] of marksIn(statement)) {
    quote.append(document.createTextNode(text.slice(at, start)), make("mark", { text: text.slice(start, end) }));
    at = end;
  }
  quote.append(document.createTextNode(text.slice(at)));
  return quote;
}
