/* The page: reads the address, draws, and draws anew after every change. */
import {data} from "./data.js";
import {state, change, onChange, readAddress, addressIsForeign} from "./state.js";
import {make, byId, forgetColours} from "./dom.js";
import {say} from "./words.js";
import {choose, isDrawn, withNeighbours} from "./choice.js";
import {combo} from "./combo.js";
import {legend} from "./legend.js";
import {tools, whole} from "./tools.js";
import {network, drawn, showMap, startMap, lookAt, relabel} from "./map.js";
import {showFocus} from "./focus.js";
import {showPanel} from "./panel.js";
import {showTable} from "./table.js";
import {showTimeline} from "./timeline.js";
import {showSaving, csvOf} from "./saving.js";
import {svgOfMap} from "./svg.js";
import {labelBoxes} from "./labels.js";
import {marks} from "./marks.js";
import {startKeys, showHelp} from "./keys.js";

const darkScheme = window.matchMedia("(prefers-color-scheme: dark)");
function dark() { return state.theme ? state.theme === "dark" : darkScheme.matches; }

/* A name that is searched for is shown: where it is not on the map, it comes with its strongest neighbours. */
function found(number) {
  const there = drawn.shown && isDrawn(drawn.shown, number);
  const brought = there ? state.brought : [...new Set([...state.brought, ...withNeighbours(number)])];
  change({ name: number, pair: null, brought, ...(there ? {} : whole) });
  lookAt(number);
  relabel();
}

let spoken = null;
function showWords() {
  document.documentElement.lang = state.lang;
  document.documentElement.dataset.theme = dark() ? "dark" : "light";
  forgetColours();
  if (spoken === state.lang) return;
  spoken = state.lang;
  byId("language").textContent = say("other");
  byId("theme").setAttribute("aria-label", say("theme"));
  byId("help-button").setAttribute("aria-label", say("help"));
  byId("open-filters").textContent = say("filters");
  byId("summary").textContent = say("summary", { names: data.names.length, claims: data.statements.length, articles: data.articles.length });
  byId("search").replaceChildren(combo(say("search"), found, number => (drawn.shown && isDrawn(drawn.shown, number) ? "" : say("notShown"))));
  showSaving();
}

function showViews() {
  const button = view => make("button", { type: "button", id: "view-" + view, text: say(view), "aria-pressed": String(state.view === view), on: { click: () => change({ view }) } });
  byId("views").replaceChildren(button("map"), button("table"));
  byId("map").hidden = state.view !== "map";
  byId("zoom").hidden = state.view !== "map";
  byId("notice").hidden = state.view !== "map";
  byId("table").hidden = state.view !== "table";
}

/* Elements are made anew with every change; whoever held the focus gets it back. */
function keepFocus(box, fill) {
  const had = document.activeElement, key = had && box.contains(had) ? [...had.attributes].filter(a => a.name.startsWith("data-") || a.name === "id").map(a => "[" + a.name + '="' + CSS.escape(a.value) + '"]').join("") : "";
  const top = box.scrollTop;
  fill();
  box.scrollTop = top;
  const again = key ? box.querySelector(key) : null;
  if (again) again.focus();
}

function show() {
  const shown = choose();
  showWords();
  showViews();
  keepFocus(byId("filters"), () => byId("filters").replaceChildren(...legend(), ...tools()));
  showMap(shown);
  if (state.view === "table") showTable(shown);
  showFocus(shown);
  showPanel(shown);
  showTimeline();
}

function start() {
  readAddress();
  startMap();
  startKeys();
  onChange(show);
  byId("language").addEventListener("click", () => change({ lang: state.lang === "en" ? "ko" : "en" }));
  byId("theme").addEventListener("click", () => change({ theme: dark() ? "light" : "dark" }));
  byId("help-button").addEventListener("click", showHelp);
  byId("open-filters").addEventListener("click", event => {
    const on = byId("filters").classList.toggle("on");
    event.target.setAttribute("aria-expanded", String(on));
  });
  darkScheme.addEventListener("change", show);
  window.addEventListener("hashchange", () => { if (addressIsForeign()) { readAddress(); show(); } });
  show();
  network.once("afterDrawing", () => { document.body.dataset.ready = String(Math.round(performance.now())); });
  network.redraw();
}

start();
/* For tests and for those who look under the bonnet; it can do nothing that the page's buttons cannot. */
window.alliances = { data, network, drawn, state: () => state, change, labelBoxes: () => labelBoxes(network), marks, csv: () => csvOf(drawn.shown), svg: svgOfMap };
