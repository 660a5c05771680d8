/* The same claims as a table, for those who cannot or would not read a map. */
import {data, articleOf, sentenceOf} from "./data.js";
import {state, change} from "./state.js";
import {make, byId} from "./dom.js";
import {say, labelOf, nameOf, sumOf, factsOf} from "./words.js";
import {lineSample} from "./samples.js";
import {nameLink} from "./claims.js";

const step_ = 200;
const sorting = { key: "published", up: false, rows: step_ };
const tableColumns = {
  subject: s => nameOf(s.subject), relation: s => labelOf("relation", s.relation), object: s => (s.object === undefined ? "" : nameOf(s.object)),
  status: s => labelOf("status", s.status), sum: s => s.dollars || 0, published: s => articleOf(s).published || "", outlet: s => articleOf(s).publisher || "", sentence: s => sentenceOf(s).text,
};

function compare(a, b) {
  const one = tableColumns[sorting.key](data.statements[a]), other = tableColumns[sorting.key](data.statements[b]);
  const by = typeof one === "number" ? one - other : one.localeCompare(other, state.lang);
  return (sorting.up ? by : -by) || a - b;
}

function tableHead(key) {
  const text = say(key === "published" ? "date" : key), arrow = sorting.key === key ? (sorting.up ? " ▲" : " ▼") : "";
  const button = make("button", { type: "button", text: text + arrow, "data-sort": key, on: { click: () => { Object.assign(sorting, { up: sorting.key === key ? !sorting.up : true, key }); change({}); } } });
  return make("th", { scope: "col", "aria-sort": sorting.key === key ? (sorting.up ? "ascending" : "descending") : "none" }, button);
}

function tableRow(number) {
  const s = data.statements[number], cells = [
    nameLink(s.subject), make("span", { class: "chip" }, lineSample(s.relation, s.status), make("span", { text: labelOf("relation", s.relation) })),
    s.object === undefined ? null : nameLink(s.object), make("span", { text: labelOf("status", s.status) }), make("span", { text: sumOf(s) || factsOf(s).slice(0, 1).join("") }),
    make("span", { text: articleOf(s).published || "" }), make("span", { text: articleOf(s).publisher || "" })];
  return make("tr", {}, ...cells.map(cell => make("td", {}, cell)), make("td", { class: "sentence", text: sentenceOf(s).text }));
}

/** Draw the table of what is shown. */
export function showTable(shown) {
  const numbers = [...shown.statements].sort(compare), box = byId("table");
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...Object.keys(tableColumns).map(tableHead))), make("tbody", {}, ...numbers.slice(0, sorting.rows).map(tableRow)));
  box.replaceChildren(table);
  if (numbers.length > sorting.rows) box.append(make("div", { class: "foot" }, make("button", { type: "button", text: say("more") + " (" + (numbers.length - sorting.rows) + ")", on: { click: () => { sorting.rows += step_; showTable(shown); } } })));
}
