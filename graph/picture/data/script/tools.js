/* Tools beside the legend: a neighbourhood, a path, circles one by one, and how the map is drawn. */
import {data} from "./data.js";
import {state, change} from "./state.js";
import {make} from "./dom.js";
import {say, nameOf} from "./words.js";
import {combo} from "./combo.js";

/** Nothing looked at but the whole map. */
export const whole = { around: null, path: null, circle: null };

const ends = [null, null];

function chooseEnd(index, number) {
  ends[index] = number;
  if (ends[0] !== null && ends[1] !== null) change({ ...whole, path: [...ends], view: "map" });
}

function neighbourhood() {
  const hops = make("input", { type: "number", min: 1, max: 4, value: state.hops, id: "hops", "aria-label": say("hops"), on: { change: event => change({ hops: Math.min(4, Math.max(1, Math.round(Number(event.target.value)) || 1)) }) } });
  const value = state.around === null ? "" : nameOf(state.around);
  return [make("h4", { text: say("around") }), make("div", { class: "pair", id: "around" },
    combo(say("around"), number => change({ ...whole, around: number, name: number, pair: null, view: "map" }), undefined, value), hops, make("span", { class: "small", text: say("hops") }))];
}

function path() {
  if (state.path) [ends[0], ends[1]] = state.path;
  const box = index => combo(say(index ? "to" : "from"), number => chooseEnd(index, number), undefined, ends[index] === null ? "" : nameOf(ends[index]));
  return [make("h4", { text: say("path") }), make("div", { class: "pair", id: "path" }, box(0), box(1))];
}

/** Show the circle after or before the present one. */
export function stepCircle(by) {
  const count = data.circles.length;
  if (!count) return;
  const at = state.circle === null ? (by > 0 ? 0 : count - 1) : (state.circle + by + count) % count;
  change({ ...whole, circle: at, view: "map", name: null, pair: null });
}

function circles() {
  const title = make("h4", { text: say("circles") + " (" + data.circles.length + ")" });
  if (!data.circles.length) return [title, make("p", { class: "small", text: say("noCircle") })];
  const button = (id, by) => make("button", { type: "button", id: id + "-circle", text: (by < 0 ? "‹ " : "") + say(id) + (by > 0 ? " ›" : ""), on: { click: () => stepCircle(by) } });
  return [title, make("div", { class: "pair" }, button("previous", -1), button("next", 1))];
}

function tick(key, text) {
  const box = make("input", { type: "checkbox", "data-draw": key, on: { change: event => change({ [key]: event.target.checked }) } });
  box.checked = state[key];
  return make("label", { class: "row" }, box, make("span", { text }));
}

function drawing() {
  const size = make("select", { id: "size", on: { change: event => change({ size: event.target.value }) } },
    make("option", { value: "ties", text: say("sizeTies") }), make("option", { value: "money", text: say("sizeMoney") }));
  size.value = state.size;
  return [make("h3", { text: say("draw") }), tick("fan", say("fanAll")), tick("sums", say("sums")), tick("regions", say("regions")),
    make("label", { class: "row" }, make("span", { text: say("sizeBy") }), size)];
}

/** The tools' elements. */
export function tools() {
  return [make("h3", { text: say("explore") }), ...neighbourhood(), ...path(), ...circles(), ...drawing()];
}
