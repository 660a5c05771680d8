/* Marks on lines: a ring with the number of claims of a bundle, in the colours of what it holds, and sums. */
import {data} from "./data.js";
import {state} from "./state.js";
import {sumOf} from "./words.js";
import {themeColour} from "./dom.js";

const markFace = 'system-ui, "Noto Sans KR", "Malgun Gothic", NanumGothic, sans-serif';
const along = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
let placedMarks = [];
let sumSize = 12;

/** The largest sum that statements tell, in words; "" where none tells one. */
export function largestSum(statements) {
  const told = statements.map(n => data.statements[n]).filter(s => s.currency);
  told.sort((a, b) => (b.dollars || 0) - (a.dollars || 0));
  return told.length ? sumOf(told[0]) : "";
}

function marksOf(network, drawn) {
  return [...drawn.ties].map(([id, tie]) => {
    const edge = network.body.edges[id];
    if (!edge || !edge.connected) return null;
    const lines = id[0] === "t" ? tie.lines : tie.lines.filter(l => "l" + l.line === id);
    return { id, tie, edge, lines, count: lines.reduce((n, l) => n + l.statements.length, 0), sum: largestSum(lines[0].statements), dollars: Math.max(0, ...lines[0].statements.map(n => data.statements[n].dollars || 0)) };
  }).filter(mark => mark !== null);
}

function arcs(mark) {
  let turned = -Math.PI / 2;
  return mark.lines.map(l => {
    const start = turned;
    turned += (2 * Math.PI * l.statements.length) / mark.count;
    return { color: data.network.edges[l.line].color, start, end: turned };
  });
}

function square(at, half) { return { x: at.x - half, y: at.y - half, width: 2 * half, height: 2 * half }; }

/* A ring has its place even where it covers a label's corner: it is how one opens a bundle. */
function placeRing(mark, radius, taken) {
  const t = along.find(t => taken.free(square(mark.edge.edgeType.getPoint(t), radius), "")) ?? 0.5;
  taken.add({ ...square(mark.edge.edgeType.getPoint(t), radius), owner: "ring" });
  return { t, radius, arcs: arcs(mark) };
}

function placeSum(mark, context, taken) {
  const width = context.measureText(mark.sum).width * (sumSize / 100), height = sumSize * 1.15;
  const above = mark.ring ? mark.ring.radius + height * 0.6 : 0;
  const spots = mark.ring ? [{ t: mark.ring.t, dy: -above }, { t: mark.ring.t, dy: above }, ...along.map(t => ({ t, dy: 0 }))] : along.map(t => ({ t, dy: 0 }));
  for (const { t, dy } of spots) {
    const at = mark.edge.edgeType.getPoint(t), box = { x: at.x - width / 2, y: at.y + dy - height / 2, width, height };
    if (taken.free(box, "")) { taken.add({ ...box, owner: "sum" }); return { t, dy, width, height }; }
  }
  return null;
}

/** Place rings and sums where they cover neither names nor each other, the larger sums first; `taken` holds the names. */
export function placeMarks(network, drawn, taken) {
  const scale = network.getScale(), context = document.createElement("canvas").getContext("2d");
  sumSize = Math.max(11, Math.min(13, 12 * Math.sqrt(scale))) / scale;
  context.font = "100px " + markFace;
  placedMarks = marksOf(network, drawn);
  const radius = Math.min(10, 9 / Math.sqrt(scale));
  for (const mark of placedMarks) mark.ring = mark.count > 1 && scale > 0.3 ? placeRing(mark, radius, taken) : null;
  for (const mark of [...placedMarks].sort((a, b) => b.dollars - a.dollars)) mark.spot = state.sums && mark.sum ? placeSum(mark, context, taken) : null;
}

function drawRing(context, mark) {
  const { radius, t } = mark.ring, { x, y } = mark.edge.edgeType.getPoint(t);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = themeColour("paper");
  context.fill();
  context.lineWidth = radius * 0.3;
  for (const arc of mark.ring.arcs) {
    context.beginPath();
    context.arc(x, y, radius * 0.9, arc.start, arc.end);
    context.strokeStyle = arc.color;
    context.stroke();
  }
  context.fillStyle = themeColour("ink");
  context.font = "600 " + radius * 1.05 + "px " + markFace;
  context.fillText(String(mark.count), x, y + radius * 0.06);
}

function drawSum(context, mark) {
  const { x, y } = mark.edge.edgeType.getPoint(mark.spot.t);
  context.font = sumSize + "px " + markFace;
  context.strokeText(mark.sum, x, y + mark.spot.dy);
  context.fillText(mark.sum, x, y + mark.spot.dy);
}

/** Draw the marks where they were placed, along with their lines while these are dragged. */
export function drawMarks(context, network) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const live = placedMarks.filter(mark => network.body.edges[mark.id] === mark.edge && mark.edge.connected);
  for (const mark of live) if (mark.ring) drawRing(context, mark);
  context.lineWidth = sumSize * 0.35;
  context.strokeStyle = themeColour("paper");
  context.fillStyle = themeColour("ink");
  for (const mark of live) if (mark.spot) drawSum(context, mark);
}

/** The marks that are drawn. */
export function marks() { return placedMarks; }
/** The font size of sums on the map. */
export function sumsSize() { return sumSize; }

/** The tie whose ring lies under a point, else null. */
export function tieAtMark(point) {
  const hit = placedMarks.find(mark => {
    if (!mark.ring) return false;
    const at = mark.edge.edgeType.getPoint(mark.ring.t);
    return Math.hypot(at.x - point.x, at.y - point.y) <= mark.ring.radius + 2;
  });
  return hit ? hit.tie : null;
}
