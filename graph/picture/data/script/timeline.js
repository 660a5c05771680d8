/* The timeline: how much was published each month, two handles, and a button that plays it. */
import {data, months, articleOf} from "./data.js";
import {state, change} from "./state.js";
import {make, svg, byId} from "./dom.js";
import {say} from "./words.js";

const heights = months.map(() => 0);
for (const statement of data.statements) {
  const at = months.indexOf((articleOf(statement).published || "").slice(0, 7));
  if (at >= 0) heights[at] += 1;
}
let playing = 0;

function first() { return Math.max(0, state.since ? months.indexOf(state.since) : 0); }
function last() { const at = state.until ? months.indexOf(state.until) : -1; return at < 0 ? months.length - 1 : at; }

function set(from, to) {
  change({ since: from <= 0 ? null : months[from], until: to >= months.length - 1 ? null : months[to] });
}

function handle(id, text, value, read) {
  const input = make("input", { type: "range", id, min: 0, max: months.length - 1, step: 1, "aria-label": text, on: { input: event => { stop(); read(Number(event.target.value)); } } });
  input.value = value;
  input.setAttribute("aria-valuetext", months[value]);
  return input;
}

function bars() {
  const most = Math.max(...heights), wide = 100 / months.length;
  const rows = heights.map((height, i) => svg("rect", { x: (i * wide).toFixed(2), width: (wide * 0.8).toFixed(2), y: (30 - (28 * height) / most).toFixed(2), height: ((28 * height) / most).toFixed(2), fill: "currentColor", opacity: i >= first() && i <= last() ? 0.55 : 0.18 }));
  return svg("svg", { class: "bars", viewBox: "0 0 100 30", preserveAspectRatio: "none", "aria-hidden": "true" }, ...rows);
}

function stop() {
  window.clearInterval(playing);
  playing = 0;
}

function play() {
  if (playing) { stop(); return showTimeline(); }
  const from = first();
  let to = last() >= months.length - 1 ? from : last();
  set(from, to);
  playing = window.setInterval(() => {
    to += 1;
    if (to >= months.length - 1) stop();
    set(from, to);
  }, 700);
  showTimeline();
}

/** Draw the timeline; hidden where all was published in one month. */
export function showTimeline() {
  const box = byId("timeline");
  box.classList.toggle("on", months.length > 1);
  if (months.length < 2) return;
  const had = document.activeElement && document.activeElement.id;
  const from = handle("since", say("dates") + " ≥", first(), n => set(Math.min(n, last()), last()));
  const to = handle("until", say("dates") + " ≤", last(), n => set(first(), Math.max(n, first())));
  box.replaceChildren(
    make("button", { type: "button", id: "play", text: playing ? "■ " + say("stop") : "▶ " + say("play"), on: { click: play } }),
    make("span", { text: say("dates"), title: say("undated") }), make("div", { class: "tracks" }, bars(), from, to),
    make("span", { class: "when", text: months[first()] + " – " + months[last()] }));
  if (["since", "until", "play"].includes(had)) byId(had).focus();
}
