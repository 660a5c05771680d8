/* The map as SVG: the view as it stands on the screen, with a key of what is drawn. */
import {data} from "./data.js";
import {state} from "./state.js";
import {svg, byId, themeColour} from "./dom.js";
import {labelOf} from "./words.js";
import {network, drawn} from "./map.js";
import {labelBoxes, labelSize} from "./labels.js";
import {marks, sumsSize} from "./marks.js";

const family = 'system-ui, "Noto Sans KR", "Malgun Gothic", NanumGothic, sans-serif';

function points(polygon, at, size, angle = 0) {
  const cos = Math.cos(angle), sin = Math.sin(angle);
  return polygon.map(([x, y]) => (at.x + size * (x * cos - y * sin)).toFixed(1) + "," + (at.y + size * (x * sin + y * cos)).toFixed(1)).join(" ");
}

/* A line from node to node as a curve cut off at the nodes: fractions at which it leaves one and reaches the other. */
function span(edge) {
  const inside = (t, node) => { const p = edge.edgeType.getPoint(t); return Math.hypot(p.x - node.x, p.y - node.y) < node.options.size + 1; };
  let start = 0, end = 1;
  while (start < 0.45 && inside(start, edge.from)) start += 0.01;
  while (end > 0.55 && inside(end, edge.to)) end -= 0.01;
  return [start, end];
}

function direction(edge, t, back) {
  const here = edge.edgeType.getPoint(t), before = edge.edgeType.getPoint(back ? t + 0.03 : t - 0.03);
  return Math.atan2(here.y - before.y, here.x - before.x);
}

function lineParts(row, edge) {
  const [start, end] = span(edge), arrow = data.style.arrows[row.arrows.to.type], size = 9 + row.width * 1.6;
  const steps = Array.from({ length: 13 }, (_, i) => edge.edgeType.getPoint(start + ((end - start) * i) / 12));
  const path = svg("polyline", { points: steps.map(p => p.x.toFixed(1) + "," + p.y.toFixed(1)).join(" "), fill: "none", stroke: row.color.color, "stroke-width": row.width, "stroke-dasharray": row.dashes ? row.dashes.join(" ") : "none" });
  const parts = [path, svg("polygon", { points: points(arrow, edge.edgeType.getPoint(end), size, direction(edge, end, false)), fill: row.color.color })];
  if (row.arrows.from) parts.push(svg("polygon", { points: points(arrow, edge.edgeType.getPoint(start), size, direction(edge, start, true)), fill: row.color.color }));
  if (row.arrows.middle) parts.push(svg("polygon", { points: points([[0.1, 0.5], [-0.1, 0.5], [-0.1, -0.5], [0.1, -0.5]], edge.edgeType.getPoint(0.5), 12, direction(edge, 0.5, false)), fill: row.color.color }));
  return parts;
}

function nodeParts(number) {
  const node = network.body.nodes[number], form = data.style.shapes[node.options.shape], color = node.options.color.background, size = node.options.size;
  const look = { fill: color, stroke: themeColour("paper"), "stroke-width": 1.5 };
  return form.length ? svg("polygon", { points: points(form, node, size), ...look }) : svg("circle", { cx: node.x, cy: node.y, r: size, ...look });
}

function text(content, x, y, size, attributes = {}) {
  const element = svg("text", { x: x.toFixed(1), y: y.toFixed(1), "font-size": size.toFixed(1), fill: themeColour("ink"), stroke: themeColour("paper"), "stroke-width": (size * 0.28).toFixed(1), "paint-order": "stroke", "stroke-linejoin": "round", ...attributes });
  element.textContent = content;
  return element;
}

function ringParts(mark) {
  const { ring } = mark, { x, y } = mark.edge.edgeType.getPoint(ring.t), parts = [svg("circle", { cx: x, cy: y, r: ring.radius, fill: themeColour("paper") })];
  for (const { color, start, end } of ring.arcs) {
    const r = ring.radius * 0.9, whole_ = end - start > 6.28, at = angle => (x + r * Math.cos(angle)).toFixed(2) + " " + (y + r * Math.sin(angle)).toFixed(2), look = { fill: "none", stroke: color, "stroke-width": ring.radius * 0.3 };
    parts.push(whole_ ? svg("circle", { cx: x, cy: y, r, ...look }) : svg("path", { d: "M " + at(start) + " A " + r + " " + r + " 0 " + (end - start > Math.PI ? 1 : 0) + " 1 " + at(end), ...look }));
  }
  parts.push(text(String(mark.count), x, y, ring.radius * 1.05, { "text-anchor": "middle", "dominant-baseline": "central", "font-weight": 600, "stroke-width": 0 }));
  return parts;
}

function markParts() {
  return marks().flatMap(mark => {
    const parts = mark.ring ? ringParts(mark) : [];
    if (!mark.spot) return parts;
    const at = mark.edge.edgeType.getPoint(mark.spot.t);
    return [...parts, text(mark.sum, at.x, at.y + mark.spot.dy, sumsSize(), { "text-anchor": "middle", "dominant-baseline": "central" })];
  });
}

function key(top, wide) {
  const seen = [...new Set(drawn.shown.ties.flatMap(tie => tie.lines.map(l => data.network.edges[l.line].relation)))], parts = [];
  seen.sort((a, b) => Object.keys(data.style.relations).indexOf(a) - Object.keys(data.style.relations).indexOf(b));
  const each = 150, columns = Math.max(1, Math.floor((wide - 20) / each));
  seen.forEach((relation, i) => {
    const x = 16 + (i % columns) * each, y = top + 14 + Math.floor(i / columns) * 20, look = data.style.relations[relation];
    parts.push(svg("line", { x1: x, y1: y, x2: x + 22, y2: y, stroke: look.color, "stroke-width": 2.2 }), svg("polygon", { points: points(data.style.arrows[look.arrow], { x: x + 32, y }, 11), fill: look.color }),
      text(labelOf("relation", relation), x + 38, y + 4, 12, { "stroke-width": 0 }));
  });
  return { parts, height: 20 * Math.ceil(seen.length / columns) + 14 };
}

/** The view as an SVG document. */
export function svgOfMap() {
  const room = byId("map").getBoundingClientRect(), scale = network.getScale(), middle = network.getViewPosition();
  const wide = Math.round(room.width) || 1200, head = 44, { parts: keyParts, height: foot } = key(head + (Math.round(room.height) || 800), wide), high = head + (Math.round(room.height) || 800) + foot;
  const move = "translate(" + (wide / 2 - middle.x * scale).toFixed(2) + " " + (head + (high - head - foot) / 2 - middle.y * scale).toFixed(2) + ") scale(" + scale.toFixed(4) + ")";
  const content = svg("g", { transform: move });
  for (const region of drawn.regions) if (state.regions) content.append(svg("polygon", { points: region.points.map(p => p[0].toFixed(1) + "," + p[1].toFixed(1)).join(" "), fill: region.color, "fill-opacity": 0.09, stroke: region.color, "stroke-opacity": 0.3 }));
  for (const id of drawn.ties.keys()) { const edge = network.body.edges[id]; if (edge && edge.connected) content.append(...lineParts({ ...edge.options, ...network.body.data.edges.get(id) }, edge)); }
  for (const number of drawn.shown.names) content.append(nodeParts(number));
  content.append(...markParts());
  for (const label of labelBoxes(network)) content.append(text(label.text, label.x, label.y + labelSize() * 0.95, labelSize(), { "font-weight": 600 }));
  const clip = svg("clipPath", { id: "room" }, svg("rect", { x: 0, y: head, width: wide, height: high - head - foot }));
  const title = text(document.title, 16, 28, 18, { "font-weight": 700, "stroke-width": 0 });
  const root = svg("svg", { width: wide, height: high, viewBox: "0 0 " + wide + " " + high, "font-family": family }, svg("rect", { width: wide, height: high, fill: themeColour("paper") }), svg("defs", {}, clip), svg("g", { "clip-path": "url(#room)" }, content), title, ...keyParts);
  return new XMLSerializer().serializeToString(root);
}
