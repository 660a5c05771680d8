/* The keyboard: everything that the mouse does. */
import {data} from "./data.js";
import {state, change} from "./state.js";
import {byId, make} from "./dom.js";
import {say} from "./words.js";
import {network, drawn, lookAt} from "./map.js";
import {view} from "./focus.js";
import {whole} from "./tools.js";

function nextName(by) {
  const numbers = [...drawn.shown.names].sort((a, b) => a - b), at = numbers.indexOf(state.name);
  if (!numbers.length) return;
  const next = numbers[(at + by + numbers.length) % numbers.length];
  change({ name: at < 0 && by < 0 ? numbers[numbers.length - 1] : next, pair: null });
  lookAt(state.name);
}

function back() {
  if (state.pair || state.name !== null) return change({ pair: null, name: null });
  return change({ ...whole });
}

function pan(dx, dy) {
  const at = network.getViewPosition(), scale = network.getScale();
  network.moveTo({ position: { x: at.x + dx / scale, y: at.y + dy / scale }, animation: false });
}

/** Explain the keys and the drawing. */
export function showHelp() {
  const dialog = byId("help");
  dialog.replaceChildren(make("h2", { text: say("howTitle") }), make("p", { text: say("how") }), make("p", { text: say("hint") }), make("p", { text: say("neverAdded") }),
    make("h3", { text: say("keys") }), make("p", { text: say("keyHelp") }), make("button", { type: "button", text: say("close"), on: { click: () => dialog.close() } }));
  dialog.showModal();
}

const anywhere = {
  "/": () => byId("search").querySelector("input").focus(),
  "t": () => change({ view: state.view === "map" ? "table" : "map" }),
  "?": showHelp,
  "n": () => nextName(1),
  "p": () => nextName(-1),
  "Escape": back,
};
const onMap = {
  "ArrowLeft": () => pan(-60, 0), "ArrowRight": () => pan(60, 0), "ArrowUp": () => pan(0, -60), "ArrowDown": () => pan(0, 60),
  "+": view.near, "=": view.near, "-": view.far, "0": view.all,
  "Enter": () => byId("panel").focus(),
};

/** Listen to keys, except where someone types. */
export function startKeys() {
  document.addEventListener("keydown", event => {
    const at = event.target, typing = at.matches("input:not([type=checkbox]):not([type=range]), select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    if (typing) { if (event.key === "Escape") at.blur(); return; }
    const act = anywhere[event.key] || (at.closest("#map") ? onMap[event.key] : undefined);
    if (act) { event.preventDefault(); act(); }
  });
}
