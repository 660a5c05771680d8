/* Labels: each beside its node where it covers nothing, the stronger names first; what has no room waits for a zoom. */
import {state} from "./state.js";
import {shortName} from "./words.js";
import {themeColour} from "./dom.js";

const face = 'system-ui, "Noto Sans KR", "Malgun Gothic", NanumGothic, sans-serif';
const placed = new Map();
const widths = new Map();
let fontSize = 13;

/** Size of labels on the map: thirteen pixels on the screen, a little more when near. */
function sizeAt(scale) { return Math.min(17, Math.max(12, 13 * Math.sqrt(scale))) / scale; }

function widthOf(context, text) {
  if (!widths.has(text)) { context.font = "600 100px " + face; widths.set(text, context.measureText(text).width / 100); }
  return widths.get(text);
}

function candidates(at, radius, width, height) {
  const gap = height * 0.2;
  return [
    { x: at.x - width / 2, y: at.y + radius + gap }, { x: at.x - width / 2, y: at.y - radius - gap - height },
    { x: at.x + radius + gap, y: at.y - height / 2 }, { x: at.x - radius - gap - width, y: at.y - height / 2 },
    { x: at.x + radius * 0.5, y: at.y + radius * 0.8 + gap }, { x: at.x - radius * 0.5 - width, y: at.y + radius * 0.8 + gap },
  ].map(corner => ({ ...corner, width, height }));
}

function covers(one, other) {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

/* Points on the lines of a node, near to it: a label that stands on one hides its arrow. */
function waysFrom(network, number, size) {
  return network.body.nodes[number].edges.filter(edge => edge.connected).map(edge => {
    const { from, to } = edge, here = from.id === number ? from : to, there = here === from ? to : from;
    const length = Math.hypot(there.x - here.x, there.y - here.y) || 1;
    return [1.1, 2, 3, 4].map(step => {
      const way = Math.min(1, (here.options.size + step * size * 0.6) / length);
      return { x: here.x + (there.x - here.x) * way, y: here.y + (there.y - here.y) * way };
    });
  });
}

function crossed(box, ways) {
  return ways.filter(points => points.some(p => p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height)).length;
}

/* Boxes in cells of a grid, so that each is compared with its neighbours only. */
function grid(cell) {
  const cells = new Map();
  const keys = box => {
    const found = [];
    for (let x = Math.floor(box.x / cell); x <= Math.floor((box.x + box.width) / cell); x += 1) {
      for (let y = Math.floor(box.y / cell); y <= Math.floor((box.y + box.height) / cell); y += 1) found.push(x + ":" + y);
    }
    return found;
  };
  return {
    add(box) { for (const key of keys(box)) { if (!cells.has(key)) cells.set(key, []); cells.get(key).push(box); } },
    free(box, owner) { return keys(box).every(key => (cells.get(key) || []).every(other => other.owner === owner || !covers(box, other))); },
  };
}

/** Choose a side for every label that has room, and return what is taken. A name that is looked at always has its label. */
export function placeLabels(network, drawn) {
  const scale = network.getScale(), context = document.createElement("canvas").getContext("2d");
  fontSize = sizeAt(scale);
  placed.clear();
  const taken = grid(fontSize * 8);
  const numbers = [...drawn.shown.names].sort((a, b) => (b === state.name) - (a === state.name) || a - b);
  const where = new Map(numbers.map(number => [number, { at: network.getPosition(number), radius: network.body.nodes[number].options.size }]));
  for (const [number, { at, radius }] of where) taken.add({ x: at.x - radius, y: at.y - radius, width: 2 * radius, height: 2 * radius, owner: number });
  for (const number of numbers) {
    const { at, radius } = where.get(number), text = shortName(number);
    const boxes = candidates(at, radius, widthOf(context, text) * fontSize, fontSize * 1.25);
    const free = boxes.filter(candidate => taken.free(candidate, number)), ways = waysFrom(network, number, fontSize);
    const box = free.map((candidate, i) => ({ candidate, cost: i * 0.4 + crossed(candidate, ways) })).sort((a, b) => a.cost - b.cost).map(c => c.candidate)[0] || (number === state.name ? boxes[0] : null);
    if (!box) continue;
    box.owner = number;
    taken.add({ ...box, owner: "label " + number });
    placed.set(number, { text, dx: box.x - at.x, dy: box.y - at.y, width: box.width, height: box.height });
  }
  return taken;
}

/** Draw the labels where they were placed, along with their nodes while these are dragged. */
export function drawLabels(context, network) {
  context.font = "600 " + fontSize + "px " + face;
  context.textBaseline = "top";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = fontSize * 0.28;
  context.strokeStyle = themeColour("paper");
  context.fillStyle = themeColour("ink");
  for (const [number, label] of placed) {
    const node = network.body.nodes[number];
    if (!node) continue;
    const x = node.x + label.dx, y = node.y + label.dy + fontSize * 0.14;
    context.strokeText(label.text, x, y);
    context.fillText(label.text, x, y);
  }
}

/** Boxes of the labels that are drawn: number, text and corner on the map. */
export function labelBoxes(network) {
  return [...placed].map(([number, label]) => {
    const at = network.getPosition(number);
    return { number, text: label.text, x: at.x + label.dx, y: at.y + label.dy, width: label.width, height: label.height };
  });
}

/** The font size of labels on the map. */
export function labelSize() { return fontSize; }

/** The name whose label lies under a point, else null. */
export function labelAt(network, point) {
  const hit = labelBoxes(network).find(box => covers(box, { ...point, width: 0, height: 0 }));
  return hit ? hit.number : null;
}
