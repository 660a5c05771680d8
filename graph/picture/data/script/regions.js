/* Blocs as soft regions: the hull of their names, rounded, behind everything else. */
import {data} from "./data.js";

const corners = 14;

function cross(o, a, b) { return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]); }

function half(points) {
  const chain = [];
  for (const point of points) {
    while (chain.length > 1 && cross(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
    chain.push(point);
  }
  chain.pop();
  return chain;
}

/** Convex hull (Andrew 1979) of circles of one radius around places: a rounded outline. */
export function outline(places, radius) {
  const points = places.flatMap(({ x, y, size }) => Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return [x + (radius + size) * Math.cos(angle), y + (radius + size) * Math.sin(angle)];
  })).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...half(points), ...half(points.reverse())];
}

function inside(points, { x, y }) {
  return points.every((point, i) => cross(point, points[(i + 1) % points.length], [x, y]) >= 0);
}

/** The blocs of what is shown: colour and outline of each with three names or more on the map, near each other. */
export function regions(network, shown) {
  if (shown.layout) return [];
  const found = data.blocs.map((members, index) => {
    const own = members.filter(n => shown.names.has(n)), color = data.style.blocs[index % data.style.blocs.length];
    if (own.length < 3) return null;
    const points = outline(own.map(n => ({ ...network.getPosition(n), size: network.body.nodes[n].options.size })), 24), members_ = new Set(own);
    const strangers = [...shown.names].filter(n => !members_.has(n) && inside(points, network.getPosition(n))).length;
    return strangers * 3 <= own.length ? { color, points } : null;
  });
  return found.filter(region => region !== null);
}

/** Draw regions. */
export function drawRegions(context, found) {
  for (const { color, points } of found) {
    context.beginPath();
    points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.globalAlpha = 0.09;
    context.fillStyle = color;
    context.fill();
    context.globalAlpha = 0.3;
    context.strokeStyle = color;
    context.lineWidth = 1;
    context.stroke();
    context.globalAlpha = 1;
  }
}
