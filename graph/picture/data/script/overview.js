/* At a glance: how to read the map, the largest firm sums, what is only planned, where reports disagree, circles. */
import {data} from "./data.js";
import {state, change} from "./state.js";
import {make, link} from "./dom.js";
import {say, nameOf, labelOf, sumOf, sums} from "./words.js";
import {claimCard, chip} from "./claims.js";
import {whole} from "./tools.js";

const most = 6;

function pairLink(a, b, text) {
  return link(text, () => change({ pair: [Math.min(a, b), Math.max(a, b)], name: null, brought: [...new Set([...state.brought, a, b])] }));
}

function parties(record) { return nameOf(record.subject) + (record.object === undefined ? "" : " → " + nameOf(record.object)); }

function section(title, rows) {
  return [make("h3", { text: title }), rows.length ? make("ul", {}, ...rows) : make("p", { class: "small", text: say("noDeals") })];
}

function dollars(deal) {
  const rate = currency => data.style.per_dollar[currency];
  return Math.max(...["paid", "committed"].map(column => Object.entries(deal[column] || {}).reduce((n, [c, v]) => n + (rate(c) ? v / rate(c) : 0), 0)));
}

function kept(shown) {
  const passing = new Set(shown.passing);
  return data.deals.filter(deal => deal.statements.some(n => passing.has(n)));
}

function firm(shown) {
  const deals = kept(shown).filter(deal => deal.paid || deal.committed).sort((a, b) => dollars(b) - dollars(a)).slice(0, most);
  return section(say("firmDeals"), deals.map(deal => make("li", {}, chip(deal.relation, deal.status),
    make("div", {}, pairLink(deal.subject, deal.object, parties(deal)), make("strong", { text: " " + sums(deal.paid || deal.committed) }), make("span", { class: "small", text: " " + say(deal.paid ? "paid" : "committed") })))));
}

/* Lines of money or goods between two names that no claim says to hold. */
function planned(shown) {
  const holds = new Set(shown.passing.map(n => data.statements[n]).filter(s => data.asserting.includes(s.status)).map(s => s.subject + ">" + s.relation + ">" + s.object));
  const seen = new Map();
  for (const n of shown.passing) {
    const s = data.statements[n], key = s.subject + ">" + s.relation + ">" + s.object;
    if (s.object !== undefined && ["planned", "considering"].includes(s.status) && !holds.has(key)) seen.set(key, seen.get(key) && !sumOf(s) ? seen.get(key) : n);
  }
  return section(say("onlyPlanned"), [...seen.values()].slice(0, 3 * most).map(n => {
    const s = data.statements[n], sum = sumOf(s);
    return make("li", {}, chip(s.relation, s.status), make("div", {}, pairLink(s.subject, s.object, parties(s)), sum ? make("strong", { text: " " + sum }) : null));
  }));
}

function disagreements() {
  if (!data.conflicts.length) return [];
  return section(say("disagreements"), data.conflicts.slice(0, 2 * most).map(c => {
    const text = parties(c) + " · " + labelOf("relation", c.relation) + ": " + c.positions.map(p => p.value).join(" / ");
    return make("li", {}, c.object === undefined ? link(text, () => change({ name: c.subject, pair: null })) : pairLink(c.subject, c.object, text));
  }));
}

function circles_() {
  if (!data.circles.length) return [];
  return section(say("circles"), data.circles.slice(0, most).map((circle, i) => make("li", {},
    link([...circle.members, circle.members[0]].map(nameOf).join(" → "), () => change({ ...whole, circle: i, view: "map", name: null, pair: null }), { "data-circle": i }), make("span", { class: "small", text: " " + say(circle.flow).split(/[;,]/)[0] }))));
}

/* Money goes as it is told for capital; for goods it goes the other way. */
function leg(number) {
  const s = data.statements[number], card = claimCard(number);
  if (data.style.relations[s.relation].family === "supply") card.prepend(make("div", { class: "small", text: say("moneyBack", { a: nameOf(s.object), b: nameOf(s.subject) }) }));
  return card;
}

function circlePanel() {
  const circle = data.circles[state.circle];
  return [make("h2", { text: [...circle.members, circle.members[0]].map(nameOf).join(" → ") }), make("p", { class: "small", text: say(circle.flow) }), ...circle.statements.map(leg)];
}

/** The panel's elements where neither a name nor a line is chosen. */
export function overview(shown) {
  if (state.circle !== null) return circlePanel();
  return [make("h2", { text: say("overview") }), make("p", { class: "small", text: say("hint") }), ...firm(shown), ...planned(shown), ...circles_(), ...disagreements(),
    make("h3", { text: say("howTitle") }), make("p", { class: "small", text: say("how") })];
}
