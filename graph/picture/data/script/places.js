/* Where names stand in a view of their own: a circle in a ring, a path in columns, neighbours in rings. */
import {data} from "./data.js";

function ring(numbers, radius, start = -Math.PI / 2) {
  return numbers.map((number, i) => {
    const angle = start + (2 * Math.PI * i) / numbers.length;
    return [number, { x: 1.35 * radius * Math.cos(angle), y: radius * Math.sin(angle) }];
  });
}

/** Name → place for a layout that `choose` asks for; null where the map's own places serve. */
export function placesFor(layout) {
  if (!layout) return null;
  if (layout.kind === "circle") return circle(layout.members);
  return new Map(layout.kind === "path" ? columns(layout.steps) : rings(layout.steps));
}

function circle(members) {
  if (members.length > 2) return new Map(ring(members, 95 + 45 * members.length));
  return new Map(members.map((number, i) => [number, { x: 420 * i, y: 0 }]));
}

function byStep(steps) {
  const layers = [];
  for (const [number, step] of steps) (layers[step] = layers[step] || []).push(number);
  return layers.map(layer => layer.sort((a, b) => home(a) - home(b)));
}

/* Neighbours keep the order in which they lie around on the map, so that one finds them again. */
function home(number) {
  const node = data.network.nodes[number];
  return Math.atan2(node.y, node.x) * 1e6 + number;
}

function columns(steps) {
  return byStep(steps).flatMap((layer, step) => layer.map((number, i) => [number, { x: step * 230, y: (i - (layer.length - 1) / 2) * 78 }]));
}

function rings(steps) {
  let radius = 0;
  return byStep(steps).flatMap((layer, step) => {
    if (step > 0) radius = Math.max(radius + 120, 24 * layer.length + (step === 1 ? 90 : 0));
    return layer.length === 1 && step === 0 ? [[layer[0], { x: 0, y: 0 }]] : ring(layer, radius, -Math.PI / 2 + step * 0.35);
  });
}
