/* Small drawings for legend and panel: a line of a relation or status, the form of a kind of name. */
import {data} from "./data.js";
import {svg} from "./dom.js";

function polygon(points, x, y, size) { return points.map(([px, py]) => (x + px * size).toFixed(1) + "," + (y + py * size).toFixed(1)).join(" "); }

/** A line as it is drawn on the map; `relation` or `status` may be left out. */
export function lineSample(relation, status) {
  const look = relation ? data.style.relations[relation] : { color: "currentColor", arrow: null };
  const line = status ? data.style.statuses[status] : { dashes: [], strike: false };
  const both = relation && data.symmetric.includes(relation), wide = 34;
  const parts = [svg("line", { x1: both ? 8 : 1, y1: 6, x2: look.arrow ? wide - 8 : wide, y2: 6, stroke: look.color, "stroke-width": 2.2, "stroke-dasharray": line.dashes.map(n => n * 0.6).join(" ") })];
  if (look.arrow) parts.push(svg("polygon", { points: polygon(data.style.arrows[look.arrow], wide, 6, 11), fill: look.color }));
  if (both) parts.push(svg("polygon", { points: polygon(data.style.arrows[look.arrow], 0, 6, -11), fill: look.color }));
  if (line.strike) parts.push(svg("line", { x1: wide / 2, y1: 1, x2: wide / 2, y2: 11, stroke: look.color, "stroke-width": 2.2 }));
  return svg("svg", { width: wide, height: 12, viewBox: "0 0 " + wide + " 12", "aria-hidden": "true" }, ...parts);
}

/** The form and colour of a kind of name. */
export function typeSample(type) {
  const { shape, color } = data.style.types[type], points = data.style.shapes[shape];
  const form = points.length ? svg("polygon", { points: polygon(points, 7, 7, 6), fill: color }) : svg("circle", { cx: 7, cy: 7, r: 6, fill: color });
  return svg("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" }, form);
}
