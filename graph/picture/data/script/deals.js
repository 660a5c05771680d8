/* Sums of deals: paid, committed and up to, by parties and relation, never added to each other. */
import {data} from "./data.js";
import {make} from "./dom.js";
import {say, sums, money} from "./words.js";

export const columns_ = ["paid", "committed", "upTo"];

/** Add the sums of one column of some deals, by currency. */
export function columnSums(deals, column) {
  const found = {};
  for (const deal of deals) for (const [currency, value] of Object.entries(deal[column] || {})) found[currency] = (found[currency] || 0) + value;
  return found;
}

/** Deals by what they are between: key → deals; `test` chooses them. */
export function dealsBy(test, key) {
  const found = new Map();
  for (const deal of data.deals) {
    if (!test(deal)) continue;
    const name = key(deal);
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(deal);
  }
  return found;
}

/** Whether deals come to any sum at all. */
export function counts_(deals) { return deals.some(deal => columns_.some(column => deal[column])); }

function sumsRow(what, deals, name) {
  return make("tr", name ? { class: name } : {}, make("td", {}, what), ...columns_.map(column => make("td", { class: "number", text: sums(columnSums(deals, column)) || "–" })));
}

/** A table: what (an element), paid, committed, up to; several rows have their total, each column for itself. */
export function sumsTable(rows, caption) {
  const head = make("tr", {}, make("th", { text: caption, scope: "col" }), ...columns_.map(column => make("th", { class: "number", scope: "col", text: say(column) })));
  const body = rows.map(({ what, deals }) => sumsRow(what, deals));
  const summed = rows.filter(row => counts_(row.deals)).length > 1 ? [make("tfoot", {}, sumsRow(make("span", { text: say("allTogether") }), rows.flatMap(row => row.deals), "total"))] : [];
  return make("table", { class: "sums" }, make("thead", {}, head), make("tbody", {}, ...body), ...summed);
}

const roles = { joint: "joint", round: "round", whole: "whole", total: "total", repeated: "repeated", value: "valueRole", rate: "rate", estimate: "estimate" };

/** What a deal's sum is good for, where it does not simply count; "" else. */
export function roleOf(deal) {
  if (!roles[deal.role] || deal.value === undefined) return "";
  return money(deal.value, deal.currency) + ": " + say(roles[deal.role]);
}
