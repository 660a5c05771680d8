/* The legend, which is the filter: relations by family, statuses, kinds of names, outlets, sums, confidence. */
import {data} from "./data.js";
import {state, change, filtered, clearFilters} from "./state.js";
import {make, link} from "./dom.js";
import {say, labelOf, aboutOf, money} from "./words.js";
import {lineSample, typeSample} from "./samples.js";
import {sourceOf} from "./choice.js";

function tally(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) || 0) + 1);
  return found;
}

const counts = {
  relation: tally(data.statements.map(s => s.relation)),
  status: tally(data.statements.map(s => s.status)),
  type: tally(data.names.map(n => n.type)),
  source: tally(data.statements.map(sourceOf)),
};

function toggle(kind, name, on) {
  const off = { ...state.off, [kind]: new Set(state.off[kind]) };
  if (on) off[kind].delete(name); else off[kind].add(name);
  change({ off });
}

function setAll(kind, names, on) {
  const off = { ...state.off, [kind]: new Set(state.off[kind]) };
  for (const name of names) { if (on) off[kind].delete(name); else off[kind].add(name); }
  change({ off });
}

/* Leaves only this one, or, if it is alone already, brings the others back. */
function only(kind, name) {
  const others = [...counts[kind].keys()].filter(o => o !== name);
  const alone = others.every(o => state.off[kind].has(o)) && !state.off[kind].has(name);
  change({ off: { ...state.off, [kind]: new Set(alone ? [] : others) } });
}

function row(kind, name, text, sample, about) {
  const off = state.off[kind].has(name);
  const box = make("input", { type: "checkbox", "data-kind": kind, "data-name": name, on: { change: event => toggle(kind, name, event.target.checked) } });
  box.checked = !off;
  const label = make("label", { class: off ? "row off" : "row", title: about }, box, sample, make("span", { text }), make("span", { class: "count", text: counts[kind].get(name) }));
  return make("div", { class: "entry" }, label, link(say("only"), () => only(kind, name), { "data-only": name, "aria-label": say("only") + ": " + text }));
}

function head(text, kind, names) {
  const every = names.every(name => !state.off[kind].has(name));
  const button = link(say(every ? "none" : "all"), () => setAll(kind, names, !every), { "data-all": kind, "aria-label": text + ": " + say(every ? "none" : "all") });
  return make("h3", {}, make("span", { text }), button);
}

function present(kind, order) { return order.filter(name => counts[kind].has(name)); }

function relations() {
  const parts = [head(say("legend"), "relation", present("relation", Object.keys(data.style.relations)))];
  for (const [family, told] of Object.entries(data.style.families)) {
    const names = present("relation", Object.keys(data.style.relations)).filter(name => data.style.relations[name].family === family);
    if (!names.length) continue;
    parts.push(make("h4", { text: told[state.lang] }), ...names.map(name => row("relation", name, labelOf("relation", name), lineSample(name), aboutOf("relation", name))));
  }
  return parts;
}

function statuses() {
  const names = present("status", Object.keys(data.style.statuses));
  return [head(say("statuses"), "status", names), ...names.map(name => row("status", name, labelOf("status", name), lineSample(null, name), aboutOf("status", name)))];
}

function types() {
  const names = present("type", Object.keys(data.style.types));
  return [head(say("types"), "type", names), ...names.map(name => row("type", name, labelOf("type", name), typeSample(name), aboutOf("type", name)))];
}

function sources() {
  const names = [...counts.source.keys()].sort((a, b) => counts.source.get(b) - counts.source.get(a) || (a < b ? -1 : 1));
  const open = state.off.source.size > 0 || names.length <= 6;
  return make("details", { open }, make("summary", { text: say("sources") + " (" + names.length + ")" }),
    head("", "source", names), ...names.map(name => row("source", name, name, null, name)));
}

/* Steps of the amount filter: one, three and ten of each power of ten, in dollars. */
const steps = [0, ...[6, 7, 8, 9, 10].flatMap(power => [10 ** power, 3 * 10 ** power]), 1e11];

function slider(key, text, told, value, most, read) {
  const input = make("input", { type: "range", min: 0, max: most, step: 1, "data-range": key, "aria-label": text, on: { input: event => change({ [key]: read(Number(event.target.value)) }) } });
  input.value = value;
  input.setAttribute("aria-valuetext", told);
  return [make("h3", {}, make("span", { text }), make("span", { class: "small", text: told })), input];
}

function sliders() {
  const at = Math.max(0, steps.findIndex(step => step >= state.least));
  return [
    ...slider("least", say("amount"), state.least ? money(state.least, "USD") : say("anyAmount"), at, steps.length - 1, n => steps[n]),
    ...slider("sure", say("confidence"), Math.round(state.sure * 100) + "%", Math.round(state.sure * 20), 20, n => n / 20),
  ];
}

/** The legend's elements. */
export function legend() {
  const parts = [...relations(), ...statuses(), ...types(), ...sliders(), sources()];
  /* Always there, so that nothing jumps away under the mouse when the first filter is set. */
  return [make("button", { type: "button", id: "reset", disabled: !filtered(), text: say("reset"), on: { click: clearFilters } }), ...parts];
}
