/* The map: vis-network holding only what is shown, on places computed beforehand. */
import {data} from "./data.js";
import {state, change} from "./state.js";
import {byId, themeColour} from "./dom.js";
import {say} from "./words.js";
import {placesFor} from "./places.js";
import {regions, drawRegions} from "./regions.js";
import {placeLabels, drawLabels, labelAt} from "./labels.js";
import {placeMarks, drawMarks, tieAtMark} from "./marks.js";

const nodes = new vis.DataSet(), edges = new vis.DataSet();
export const network = new vis.Network(byId("map"), { nodes, edges }, {
  autoResize: true,
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false, zoomSpeed: 0.6 },
  nodes: { borderWidth: 1.5, borderWidthSelected: 3, chosen: { label: false } },
  edges: { selectionWidth: 1.5, hoverWidth: 1, arrowStrikethrough: false, smooth: false },
});
/** What is drawn now: ties by the id of each of their edges. */
export const drawn = { ties: new Map(), shown: null, opened: new Set(), moved: new Map(), regions: [], grow: 1 };

const largest = 34;
function nodeSize(number) {
  return drawn.grow * ownSize(number);
}

function ownSize(number) {
  if (state.size !== "money") return data.network.nodes[number].size;
  const dollars = data.money[number] || 0;
  return dollars > 0 ? Math.min(largest, 9 + Math.max(0, Math.log10(dollars) - 6) * 5) : 8;
}

function nodeRow(number, places) {
  const node = data.network.nodes[number], place = drawn.moved.get(number) || (places && places.get(number)) || node;
  const paper = themeColour("paper"), ink = themeColour("ink");
  const color = { background: node.color, border: paper, highlight: { background: node.color, border: ink }, hover: { background: node.color, border: ink } };
  return { id: number, shape: node.shape, size: nodeSize(number), x: place.x, y: place.y, color };
}

function isOpen(tie, layout) {
  return state.fan || drawn.opened.has(tie.key) || (layout !== null && layout.kind === "circle");
}

/* Several lines of one pair bend to either side, as seen from the first of the two. */
function bend(index, count, turned) {
  const middle = (count - 1) / 2, offset = index - middle;
  if (Math.abs(offset) < 0.25) return false;
  const side = (offset > 0) === turned ? "curvedCCW" : "curvedCW";
  return { enabled: true, type: side, roundness: Math.round(Math.min(0.16, 0.5 / count) * Math.abs(offset) * 120) / 100 };
}

function arrows(ends) {
  return Object.fromEntries(Object.entries(ends).map(([end, arrow]) => [end, { ...arrow, scaleFactor: (end === "middle" ? 0.8 : 0.62) * drawn.grow ** 0.4 }]));
}

/* In a circle of money a line of goods points to where the payment goes: the other way. */
function isPayment(line, layout) {
  return layout !== null && layout.kind === "circle" && layout.flow === "money" && data.style.relations[data.network.edges[line].relation].family === "supply";
}

function edgeRow(line, layout, smooth, id) {
  const edge = data.network.edges[line], [from, to] = isPayment(line, layout) ? [edge.to, edge.from] : [edge.from, edge.to];
  return { id, from, to, color: { color: edge.color, highlight: edge.color, hover: edge.color }, dashes: edge.dashes && edge.dashes.map(n => n * drawn.grow), width: edge.width * drawn.grow, arrows: arrows(edge.arrows), smooth };
}

function edgeRows(tie, layout) {
  if (tie.lines.length === 1 || !isOpen(tie, layout)) return [edgeRow(tie.lines[0].line, layout, false, "t" + tie.key)];
  return tie.lines.map((l, i) => {
    const row = edgeRow(l.line, layout, false, "l" + l.line);
    return { ...row, smooth: bend(i, tie.lines.length, row.from !== tie.pair[0]) };
  });
}

function replace(set, rows) {
  const wanted = new Set(rows.map(row => row.id));
  set.remove(set.getIds().filter(id => !wanted.has(id)));
  set.update(rows);
}

/** Draw what `choose` found; the view is fitted anew where other names are looked at. */
export function showMap(shown) {
  const before = drawn.shown, places = placesFor(shown.layout);
  const view = JSON.stringify([state.around, state.hops, state.path, state.circle, state.top]);
  if (drawn.view !== view) drawn.moved.clear();
  drawn.shown = shown;
  drawn.ties.clear();
  drawn.grow = growth(shown, places);
  const rows = shown.ties.flatMap(tie => edgeRows(tie, shown.layout).map(row => { drawn.ties.set(row.id, tie); return row; }));
  replace(nodes, [...shown.names].sort((a, b) => a - b).map(number => nodeRow(number, places)));
  replace(edges, rows);
  if (drawn.view !== view || before === null) fit();
  drawn.view = view;
  select();
  byId("map").setAttribute("aria-label", say("mapLabel", { names: shown.names.size, ties: shown.ties.length }));
  relabel();
}

function select() {
  const chosen = state.pair ? [...drawn.ties].filter(([, tie]) => tie.pair.every((n, i) => n === state.pair[i])).map(([id]) => id) : [];
  network.setSelection({ nodes: state.name !== null && drawn.shown.names.has(state.name) ? [state.name] : [], edges: chosen }, { highlightEdges: false });
}

/** Choose the sides of the labels anew, for the names, places and scale of now. */
export function relabel() {
  if (!drawn.shown) return;
  drawn.regions = regions(network, drawn.shown);
  placeMarks(network, drawn, placeLabels(network, drawn));
  network.redraw();
}

/* Where the whole map is far off, nodes and lines are drawn larger, so that forms and arrows can be told apart. */
function growth(shown, places) {
  const room = byId("map").getBoundingClientRect();
  if (!shown.names.size || room.height < 80) return drawn.grow;
  const all = [...shown.names].map(number => drawn.moved.get(number) || (places && places.get(number)) || data.network.nodes[number]);
  const span = key => Math.max(...all.map(p => p[key])) - Math.min(...all.map(p => p[key])) + 120;
  const scale = Math.min(room.width / span("x"), room.height / span("y"));
  return Math.min(2, Math.max(1, Math.round(7 / scale) / 10));
}

/** The whole map within its room, labels included; never so near that two names fill the screen. */
export function fit() {
  const room = byId("map").getBoundingClientRect();
  if (!drawn.shown || !drawn.shown.names.size || room.height < 80) return;
  network.redraw();
  const box = extent();
  const scale = Math.min(1.5, (room.width - 40) / (box.right - box.left), (room.height - 84) / (box.bottom - box.top));
  network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 - 15 / scale }, scale, animation: false });
}

function extent() {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const number of drawn.shown.names) {
    const node = nodes.get(number);
    const side = Math.max(node.size, 55);
    box.left = Math.min(box.left, node.x - side); box.right = Math.max(box.right, node.x + side);
    box.top = Math.min(box.top, node.y - node.size); box.bottom = Math.max(box.bottom, node.y + node.size + 16);
  }
  return box;
}

/** Bring a name into the middle of the view, if it is not in view already. */
export function lookAt(number) {
  if (!drawn.shown.names.has(number)) return;
  const place = network.getPosition(number), at = network.canvasToDOM(place), room = byId("map").getBoundingClientRect();
  if (at.x < 40 || at.y < 40 || at.x > room.width - 40 || at.y > room.height - 40) network.moveTo({ position: place, animation: false });
}

/** Fan out the lines of a pair, or gather them again. */
export function toggleTie(tie) {
  if (tie.lines.length < 2) return;
  if (drawn.opened.has(tie.key)) drawn.opened.delete(tie.key); else drawn.opened.add(tie.key);
}

function clicked(event) {
  const mark = tieAtMark(event.pointer.canvas);
  if (mark) { toggleTie(mark); return change({ pair: mark.pair, name: null }); }
  const label = event.nodes.length ? event.nodes[0] : labelAt(network, event.pointer.canvas);
  if (label !== null && label !== undefined) return change({ name: label, pair: null });
  if (event.edges.length && drawn.ties.has(event.edges[0])) {
    const tie = drawn.ties.get(event.edges[0]);
    if (!drawn.opened.has(tie.key)) toggleTie(tie);
    return change({ pair: tie.pair, name: null });
  }
  return change({ pair: null, name: null });
}

/** Listen to the mouse, and draw regions, labels and marks with each frame. */
export function startMap() {
  network.on("click", clicked);
  network.on("doubleClick", event => { if (event.nodes.length) change({ around: event.nodes[0], hops: 1, path: null, circle: null, name: event.nodes[0], pair: null }); });
  network.on("beforeDrawing", context => { if (drawn.shown && state.regions) drawRegions(context, drawn.regions); });
  network.on("afterDrawing", context => { if (drawn.shown) { drawMarks(context, network); drawLabels(context, network); } });
  network.on("zoom", later);
  network.on("dragEnd", event => {
    for (const number of event.nodes) { const at = network.getPosition(number); drawn.moved.set(number, at); nodes.update({ id: number, x: at.x, y: at.y }); }
    if (event.nodes.length) relabel();
  });
  network.on("hoverNode", () => { byId("map").style.cursor = "pointer"; });
  network.on("blurNode", () => { byId("map").style.cursor = ""; });
  new ResizeObserver(() => { fit(); relabel(); }).observe(byId("map"));
}

let waiting = 0;
function later() {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(relabel, 60);
}
