/* What is looked at and how. One object, written to the page's address, so that a view can be shared. */
import {data, addressOf, nameAt} from "./data.js";

const filters = ["relation", "status", "type", "source"];

function fresh() {
  return {
    lang: data.lang, theme: null, view: "map",
    off: { relation: new Set(), status: new Set(), type: new Set(), source: new Set() },
    least: 0, sure: 0, since: null, until: null,
    fan: false, sums: true, regions: true, size: "ties",
    top: data.opening, brought: [],
    around: null, hops: 1, path: null, circle: null,
    name: null, pair: null,
  };
}

export let state = fresh();
const listeners = [];

/** Call `listener` after every change. */
export function onChange(listener) { listeners.push(listener); }

/** Change some fields of the state, write the address and tell everyone. */
export function change(patch) {
  Object.assign(state, patch);
  writeAddress();
  for (const listener of listeners) listener(state);
}

/** Whether anything is filtered away. */
export function filtered() {
  return filters.some(kind => state.off[kind].size) || state.least > 0 || state.sure > 0 || state.since !== null || state.until !== null;
}

/** No filter at all; what is looked at stays. */
export function clearFilters() {
  const empty = fresh();
  change({ off: empty.off, least: 0, sure: 0, since: null, until: null });
}

function parameters() {
  const start = fresh(), told = new URLSearchParams();
  for (const key of ["lang", "theme", "view", "least", "sure", "since", "until", "size", "top", "circle"]) {
    if (state[key] !== start[key] && state[key] !== null) told.set(key, state[key]);
  }
  for (const kind of filters) for (const name of state.off[kind]) told.append("no-" + kind, name);
  if (state.fan) told.set("fan", "1");
  if (!state.sums) told.set("sums", "0");
  if (!state.regions) told.set("regions", "0");
  for (const number of state.brought) told.append("with", addressOf(number));
  if (state.around !== null) { told.set("around", addressOf(state.around)); told.set("hops", state.hops); }
  if (state.path) state.path.forEach(number => told.append("path", addressOf(number)));
  if (state.name !== null) told.set("name", addressOf(state.name));
  if (state.pair) state.pair.forEach(number => told.append("pair", addressOf(number)));
  return told.toString();
}

let known = null, writing = 0;
/* A page opened from disk may not rewrite its history, but may move within itself; one inside a notebook has no address.
   A slider changes the view sixty times a second, more than a browser lets the address change: the last one counts. */
function writeAddress() {
  if (location.protocol === "about:") return;
  window.clearTimeout(writing);
  writing = window.setTimeout(() => {
    const next = "#" + parameters();
    if (next !== address()) location.replace(next);
    known = address();
  }, 100);
}

function address() { return location.hash || "#"; }

/** Whether the address was changed by someone else than the page. The browser tells of a change only after it, when
    the view may be another already: what counts is what the page last wrote, not what it will write next. */
export function addressIsForeign() { return known !== address(); }

function names(read, key, count) {
  const found = read.getAll(key).map(nameAt).filter(number => number !== null);
  return count === undefined || found.length === count ? found : null;
}

function wholeNumber(text, most) {
  const number = Number(text);
  return Number.isInteger(number) && number >= 0 && number <= most ? number : null;
}

/** The state that the page's address tells; what it tells wrongly is passed over. */
export function readAddress() {
  window.clearTimeout(writing);
  known = address();
  const read = new URLSearchParams(location.hash.slice(1)), next = fresh();
  if (data.texts[read.get("lang")]) next.lang = read.get("lang");
  if (["light", "dark"].includes(read.get("theme"))) next.theme = read.get("theme");
  if (read.get("view") === "table") next.view = "table";
  if (read.get("size") === "money") next.size = "money";
  for (const kind of filters) next.off[kind] = new Set(read.getAll("no-" + kind));
  next.least = Math.max(0, Number(read.get("least")) || 0);
  next.sure = Math.min(1, Math.max(0, Number(read.get("sure")) || 0));
  for (const key of ["since", "until"]) if (/^\d{4}-\d{2}$/.test(read.get(key) || "")) next[key] = read.get(key);
  next.fan = read.get("fan") === "1";
  next.sums = read.get("sums") !== "0";
  next.regions = read.get("regions") !== "0";
  if (read.has("top")) next.top = wholeNumber(read.get("top"), data.network.edges.length) ?? next.top;
  next.brought = names(read, "with");
  next.around = read.has("around") ? nameAt(read.get("around")) : null;
  next.hops = Math.max(1, wholeNumber(read.get("hops") || 1, 9) || 1);
  next.path = read.has("path") ? names(read, "path", 2) : null;
  next.circle = read.has("circle") ? wholeNumber(read.get("circle"), data.circles.length - 1) : null;
  next.name = read.has("name") ? nameAt(read.get("name")) : null;
  next.pair = read.has("pair") ? names(read, "pair", 2) : null;
  state = next;
}
