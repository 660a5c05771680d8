/* Where names stand in a view of their own: a circle in a ring, a path in columns, neighbours in rings. */
import {data, linesOfName} from "./data.js";

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

/* Each further ring keeps its names near those of the inner ring that they are tied to. */
function rings(steps) {
  let radius = 0;
  const placed = new Map();
  byStep(steps).forEach((layer, step) => {
    if (step === 0) return placed.set(layer[0], { x: 0, y: 0 });
    radius = Math.max(radius + 120, 24 * layer.length + (step === 1 ? 90 : 0));
    const wish = new Map(layer.map(number => [number, step === 1 ? home(number) / 1e6 : towards(number, placed)]));
    const sorted = [...layer].sort((a, b) => wish.get(a) - wish.get(b) || a - b), each = (2 * Math.PI) / sorted.length;
    const start = step === 1 ? -Math.PI / 2 : sorted.reduce((sum, number, i) => sum + wish.get(number) - i * each, 0) / sorted.length;
    for (const [number, place] of ring(sorted, radius, start)) placed.set(number, place);
    return placed;
  });
  return [...placed];
}

function towards(number, placed) {
  const near = linesOfName[number].map(line => data.network.edges[line]).map(edge => placed.get(edge.from === number ? edge.to : edge.from)).filter(place => place);
  return Math.atan2(near.reduce((sum, p) => sum + p.y, 0), near.reduce((sum, p) => sum + p.x, 0));
}
