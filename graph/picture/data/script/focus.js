/* Bars above and on the map: what is looked at and the way back; how much of the graph is drawn; zoom. */
import {data} from "./data.js";
import {state, change} from "./state.js";
import {make, byId} from "./dom.js";
import {say, nameOf} from "./words.js";
import {network, fit, relabel} from "./map.js";
import {whole, stepCircle} from "./tools.js";

function title(shown) {
  if (state.circle !== null) {
    const circle = data.circles[state.circle], names = [...circle.members, circle.members[0]].map(nameOf).join(" → ");
    return say("circle", { n: state.circle + 1, of: data.circles.length }) + ": " + names + " (" + say(circle.flow) + ")";
  }
  if (state.path) {
    const [a, b] = state.path.map(nameOf);
    return shown.layout ? say("pathOf", { a, b, n: Math.max(...shown.layout.steps.values()) }) : say("noPath", { a, b });
  }
  return state.around === null ? "" : say("aroundOf", { a: nameOf(state.around), n: state.hops });
}

function bar(shown) {
  const box = byId("focus"), text = title(shown);
  box.classList.toggle("on", text !== "");
  if (!text) return box.replaceChildren();
  const parts = [make("span", { class: "what", text })];
  if (state.circle !== null) {
    parts.push(make("button", { type: "button", text: "‹", "aria-label": say("previous"), on: { click: () => stepCircle(-1) } }),
      make("button", { type: "button", text: "›", "aria-label": say("next"), on: { click: () => stepCircle(1) } }));
  }
  parts.push(make("button", { type: "button", id: "leave", text: say("leave"), on: { click: () => change({ ...whole }) } }));
  return box.replaceChildren(...parts);
}

function notice(shown) {
  const box = byId("notice"), of = shown.of, button = (id, text, top) => make("button", { type: "button", id, text, on: { click: () => change({ top, brought: top < state.top ? [] : state.brought }) } });
  if (!shown.names.size) return box.replaceChildren(document.createTextNode(say("nothing")));
  const parts = [document.createTextNode(say("shown", { names: shown.names.size, claims: shown.statements.length }))];
  if (of > state.top) {
    parts[0] = document.createTextNode(say("strongest", { n: state.top, of, names: shown.names.size }));
    if (state.top > 20) parts.push(button("fewer", say("less"), Math.round(state.top / 2)));
    parts.push(button("more", say("more"), state.top * 2), button("everything", say("everything"), data.network.edges.length));
  } else if (state.top > data.opening) parts.push(button("fewer", say("less"), data.opening));
  return box.replaceChildren(...parts);
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.05, network.getScale() * factor)), animation: false });
  relabel();
}

/** Buttons and keys for the view of the map. */
export const view = { near: () => zoomBy(1.3), far: () => zoomBy(1 / 1.3), all: () => { fit(); relabel(); } };

function zoom() {
  const button = (text, label, act) => make("button", { type: "button", text, "aria-label": label, on: { click: act } });
  byId("zoom").replaceChildren(button("+", "+", view.near), button("−", "−", view.far), button("⤢", say("leave"), view.all));
}

/** Draw the bars. */
export function showFocus(shown) {
  bar(shown);
  notice(shown);
  zoom();
}
