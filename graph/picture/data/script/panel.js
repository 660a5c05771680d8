/* The panel: a glance at the whole, a name with its deals, or all that is told between two names. */
import {data, linesOfName, statementsOfLine, articleOf} from "./data.js";
import {state, change} from "./state.js";
import {make, link, byId} from "./dom.js";
import {say, labelOf, nameOf, factsOf, claims} from "./words.js";
import {typeSample} from "./samples.js";
import {claimCard, chip, nameLink} from "./claims.js";
import {sumsTable, dealsBy, counts_, columns_, columnSums, roleOf} from "./deals.js";
import {statementsBetween} from "./choice.js";
import {overview} from "./overview.js";
import {whole} from "./tools.js";

function nameHead(number) {
  const name = data.names[number], also = [...new Set([name.en, name.ko, ...(name.aliases || [])])].filter(form => form !== nameOf(number));
  const parts = [closer(), make("h2", { text: nameOf(number) }),
    make("p", { class: "small" }, typeSample(name.type), make("span", { text: " " + labelOf("type", name.type) + (name.place ? " · " + name.place : "") + (name.wikidata ? " · Wikidata " + name.wikidata : "") }))];
  if (also.length) parts.push(make("p", { class: "small", text: say("alsoCalled") + ": " + also.join(", ") }));
  if (linesOfName[number].length) parts.push(make("button", { type: "button", id: "focus-name", text: say("focus"), on: { click: () => change({ ...whole, around: number, hops: 1, view: "map" }) } }));
  return parts;
}

function closer() {
  return link("‹ " + say("overview"), () => change({ name: null, pair: null }), { id: "close" });
}

function figures(number, shown) {
  const told = shown.passing.filter(n => data.statements[n].subject === number && data.statements[n].object === undefined);
  return told.length ? [make("h3", { text: say("facts") }), ...told.map(claimCard)] : [];
}

/* The claims of a name, by relation and direction; each counterpart is a row with its statuses. */
function groups(number, shown) {
  const found = new Map();
  for (const n of shown.passing) {
    const s = data.statements[n];
    if (s.object === undefined || (s.subject !== number && s.object !== number)) continue;
    const out = s.subject === number, way = data.symmetric.includes(s.relation) ? "mutual" : out ? "outgoing" : "incoming";
    const key = s.relation + " " + way, other = out ? s.object : s.subject;
    if (!found.has(key)) found.set(key, { relation: s.relation, way, others: new Map() });
    const others = found.get(key).others;
    if (!others.has(other)) others.set(other, []);
    others.get(other).push(n);
  }
  const order = Object.keys(data.style.relations);
  return [...found.values()].sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation) || (a.way < b.way ? -1 : 1));
}

function dealsOf(group, number, other, statements) {
  const kept = new Set(statements);
  return data.deals.filter(d => d.relation === group.relation && d.statements.some(s => kept.has(s)) && [d.subject, d.object].includes(number) && [d.subject, d.object].includes(other));
}

function counterpart(number, other, statements) {
  const statuses = [...new Set(statements.map(n => data.statements[n].status))];
  return make("div", {}, link(nameOf(other), () => change({ pair: [Math.min(number, other), Math.max(number, other)], name: null }), { "data-pair": other }),
    make("span", { class: "small", text: " " + statuses.map(s => labelOf("status", s)).join(", ") + (statements.length > 1 ? " · " + claims(statements.length) : "") }));
}

function groupSection(group, number) {
  const way = say(group.way, { name: nameOf(number) }), title = make("h3", {}, chip(group.relation), make("span", { class: "small", text: way }));
  const rows = [...group.others].map(([other, statements]) => ({ what: counterpart(number, other, statements), deals: dealsOf(group, number, other, statements) }));
  if (rows.some(row => counts_(row.deals))) return make("section", { "data-group": group.relation + " " + group.way }, title, sumsTable(rows, ""));
  return make("section", { "data-group": group.relation + " " + group.way }, title, make("ul", {}, ...rows.map(row => make("li", {}, row.what))));
}

function namePanel(number, shown) {
  const sections = groups(number, shown).map(group => groupSection(group, number));
  const note = sections.some(section => section.querySelector("table")) ? [make("p", { class: "small", text: say("neverAdded") })] : [];
  const empty = sections.length ? [] : [make("p", { class: "small", text: say("nothing") })];
  return [...nameHead(number), ...empty, ...sections, ...note, ...figures(number, shown)];
}

function history(statements) {
  const dated = [...statements].sort((a, b) => when(a).localeCompare(when(b)) || a - b);
  if (new Set(dated.map(n => data.statements[n].status)).size < 2) return [];
  const steps = dated.map(n => make("li", { text: [when(n) || say("undatedClaim"), labelOf("status", data.statements[n].status), articleOf(data.statements[n]).publisher, factsOf(data.statements[n])[0]].filter(Boolean).join(" · ") }));
  return [make("h3", { text: say("history") }), make("ol", { class: "history" }, ...steps)];
}

function when(number) { return articleOf(data.statements[number]).published || ""; }

/* Original sources behind what is told between the two: ten outlets that quote one are one. */
function sourcesOf(relation, pair) {
  return data.sources.filter(([subject, told, object]) => told === relation && pair.includes(subject) && pair.includes(object))
    .map(([subject, , object, names]) => make("p", { class: "small", text: nameOf(subject) + (data.symmetric.includes(relation) ? " – " : " → ") + nameOf(object) + ": " + say("originals", { n: names.length }) + " (" + names.join(", ") + ")" }));
}

function relationSection(relation, statements, pair) {
  const kept = new Set(statements), deals = dealsBy(d => d.relation === relation && d.statements.some(s => kept.has(s)), d => d.subject + ">" + d.object);
  const rows = [...deals.values()].filter(counts_).map(found => ({ what: make("span", { text: nameOf(found[0].subject) + " → " + nameOf(found[0].object) }), deals: found }));
  const notes = [...new Set([...deals.values()].flat().map(roleOf).filter(Boolean))];
  return make("section", { "data-relation": relation }, make("h3", {}, chip(relation)), rows.length ? sumsTable(rows, "") : null,
    ...sourcesOf(relation, pair), ...notes.map(text => make("p", { class: "small", text })), ...history(statements), ...statements.map(claimCard));
}

function pairPanel(pair, shown) {
  const passing = new Set(shown.passing), told = [...new Set(statementsBetween(...pair))].filter(n => passing.has(n));
  const order = Object.keys(data.style.relations);
  const relations = [...new Set(told.map(n => data.statements[n].relation))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const title = make("h2", {}, nameLink(pair[0]), document.createTextNode(" – "), nameLink(pair[1]));
  return [closer(), title, make("p", { class: "small", text: told.length ? claims(told.length) : say("nothing") }),
    ...relations.map(relation => relationSection(relation, told.filter(n => data.statements[n].relation === relation), pair))];
}

/** Fill the panel with what is chosen. */
export function showPanel(shown) {
  const panel = byId("panel");
  if (state.pair) panel.replaceChildren(...pairPanel(state.pair, shown));
  else if (state.name !== null) panel.replaceChildren(...namePanel(state.name, shown));
  else panel.replaceChildren(...overview(shown));
  const now = JSON.stringify([state.pair, state.name]);
  if (panel.dataset.of !== now) panel.scrollTop = 0;
  panel.dataset.of = now;
}
