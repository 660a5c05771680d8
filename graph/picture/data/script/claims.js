/* One claim as a card: relation, status, parties, sentence, source, and how it was read. */
import {data, articleOf, sentenceOf} from "./data.js";
import {change} from "./state.js";
import {make, link} from "./dom.js";
import {say, labelOf, nameOf, factsOf} from "./words.js";
import {lineSample} from "./samples.js";
import {markedSentence} from "./marking.js";

/** Relation and status with their line. */
export function chip(relation, status) {
  return make("span", { class: "chip" }, lineSample(relation, status), make("span", { text: labelOf("relation", relation) + (status ? " · " + labelOf("status", status) : "") }));
}

/** A name that one can follow. */
export function nameLink(number) {
  return link(nameOf(number), () => change({ name: number, pair: null }), { "data-follow": number });
}

/** Only addresses of the web, whatever the article said; anything else stays text. */
function safeAddress(url) {
  try {
    return ["http:", "https:"].includes(new URL(url).protocol) ? url : null;
  } catch (error) {
    return null;
  }
}

function source(statement) {
  const article = articleOf(statement);
  const told = [article.publisher, article.published || say("undatedClaim"), statement.said ? say("said") + " " + statement.said : null].filter(Boolean);
  const box = make("div", { class: "small" }, make("span", { text: told.join(" · ") }));
  const url = article.url ? safeAddress(article.url) : null;
  if (article.title) box.append(make("div", { text: article.title }));
  if (url) box.append(make("a", { href: url, rel: "noopener noreferrer", target: "_blank", text: say("open") }));
  return box;
}

function reading(statement) {
  const { start, end } = sentenceOf(statement), rule = statement.rule === undefined ? "—" : data.rules[statement.rule];
  const text = [say("sure") + " " + Math.round(statement.confidence * 100) + "%", say("rule") + " " + rule, say("extractor") + " " + statement.extractor, say("characters") + " " + start + "–" + end].join(" · ");
  return make("details", {}, make("summary", { text: say("sure") + " " + Math.round(statement.confidence * 100) + "% · " + say("rule") }), make("div", { text }));
}

/** Disagreements that a statement is part of: what the other side says. */
function disputes(number) {
  return data.conflicts.flatMap(conflict => {
    if (!conflict.positions.some(p => p.statements.includes(number))) return [];
    return conflict.positions.filter(p => !p.statements.includes(number)).map(p => make("div", { class: "warn", text: say("otherSide", { value: p.value, sources: p.sources.join(", ") }) }));
  });
}

/** The card of a statement. */
export function claimCard(number) {
  const s = data.statements[number];
  const parties = make("div", {}, nameLink(s.subject));
  if (s.object !== undefined) parties.append(document.createTextNode(data.symmetric.includes(s.relation) ? " – " : " → "), nameLink(s.object));
  const facts = factsOf(s);
  return make("article", { "data-statement": s.id }, make("div", {}, chip(s.relation, s.status)), parties,
    facts.length ? make("strong", { text: facts.join(" · ") }) : null, markedSentence(s), ...disputes(number), source(s), reading(s));
}
