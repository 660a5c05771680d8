/* Marks on lines: a ring with the number of claims of a bundle, in the colours of what it holds, and sums. */
import {data} from "./data.js";
import {state} from "./state.js";
import {sumOf} from "./words.js";
import {themeColour} from "./dom.js";

const face_ = 'system-ui, "Noto Sans KR", "Malgun Gothic", NanumGothic, sans-serif';
const rings_ = [];

/** The largest sum that statements tell, in words; "" where none tells one. */
export function largestSum(statements) {
  const told = statements.map(n => data.statements[n]).filter(s => s.currency);
  told.sort((a, b) => (b.dollars || 0) - (a.dollars || 0));
  return told.length ? sumOf(told[0]) : "";
}

/** What is marked on each edge that is drawn: its middle, a bundle's lines, a sum. */
export function marks(network, drawn) {
  return [...drawn.ties].map(([id, tie]) => {
    const edge = network.body.edges[id];
    if (!edge || !edge.connected) return null;
    const bundle = id[0] === "t", own = bundle ? tie.lines : tie.lines.filter(l => "l" + l.line === id);
    const count = own.reduce((n, l) => n + l.statements.length, 0);
    return { id, tie, at: edge.edgeType.getPoint(0.5), lines: own, count, sum: largestSum(own[0].statements) };
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

/** The ring of a bundle: radius and coloured arcs; null for a line that holds one claim. */
export function ringOf(mark, scale) {
  if (mark.count < 2) return null;
  return { radius: Math.min(11, 9 / Math.sqrt(scale)) , arcs: arcs(mark) };
}

function drawRing(context, mark, ring) {
  const { x, y } = mark.at, { radius } = ring;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = themeColour("paper");
  context.fill();
  context.lineWidth = radius * 0.3;
  for (const arc of ring.arcs) {
    context.beginPath();
    context.arc(x, y, radius * 0.9, arc.start, arc.end);
    context.strokeStyle = arc.color;
    context.stroke();
  }
  context.fillStyle = themeColour("ink");
  context.font = "600 " + radius * 1.05 + "px " + face_;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(String(mark.count), x, y + radius * 0.06);
}

function drawSum(context, mark, ring, size) {
  context.font = size + "px " + face_;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = size * 0.35;
  context.strokeStyle = themeColour("paper");
  context.fillStyle = themeColour("ink");
  const y = mark.at.y - (ring ? ring.radius + size * 0.75 : 0);
  context.strokeText(mark.sum, mark.at.x, y);
  context.fillText(mark.sum, mark.at.x, y);
}

/** Draw the marks; sums only where lines are near enough to read. */
export function drawMarks(context, network, drawn) {
  const scale = network.getScale(), size = Math.max(10.5, Math.min(13, 11.5 * Math.sqrt(scale))) / scale;
  rings_.length = 0;
  for (const mark of marks(network, drawn)) {
    const ring = ringOf(mark, scale);
    if (ring && scale > 0.35) { drawRing(context, mark, ring); rings_.push({ mark, radius: ring.radius }); }
    if (state.sums && mark.sum && scale > 0.55) drawSum(context, mark, ring, size);
  }
}

/** The tie whose ring lies under a point, else null. */
export function tieAtMark(point) {
  const hit = rings_.find(({ mark, radius }) => Math.hypot(mark.at.x - point.x, mark.at.y - point.y) <= radius + 2);
  return hit ? hit.mark.tie : null;
}
