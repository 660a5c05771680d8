/* Which statements, lines and names are shown: filters first, then what one looks at. */
import {data, statementsOfLine, linesOfName, articleOf, pairKey} from "./data.js";
import {state, filtered} from "./state.js";

const unknown = "?";
/** Outlet of a statement, "?" where the article tells none. */
export function sourceOf(statement) { return articleOf(statement).publisher || unknown; }

/** Whether a statement passes the filters. */
export function passes(statement) {
  if (state.off.relation.has(statement.relation) || state.off.status.has(statement.status)) return false;
  if (state.off.source.size && state.off.source.has(sourceOf(statement))) return false;
  if (statement.confidence < state.sure) return false;
  if (state.least > 0 && !(statement.dollars >= state.least)) return false;
  if (state.off.type.size && [statement.subject, statement.object].some(n => n !== undefined && state.off.type.has(data.names[n].type))) return false;
  const published = articleOf(statement).published;
  if (published && state.since && published.slice(0, 7) < state.since) return false;
  if (published && state.until && published.slice(0, 7) > state.until) return false;
  return true;
}

/** Lines that pass, each with the statements that do. */
function passingLines(kept) {
  const found = new Map();
  for (const number of kept) {
    const line = data.statements[number].line;
    if (line === undefined) continue;
    if (!found.has(line)) found.set(line, []);
    found.get(line).push(number);
  }
  return found;
}

function other(line, number) {
  const edge = data.network.edges[line];
  return edge.from === number ? edge.to : edge.from;
}

/** Names within some steps of one, over lines that pass, each with its distance. */
export function within(start, hops, lines) {
  const distance = new Map([[start, 0]]);
  let edge = [start];
  for (let step = 1; step <= hops && edge.length; step += 1) {
    const next = [];
    for (const here of edge) for (const line of linesOfName[here]) {
      const there = other(line, here);
      if (lines.has(line) && !distance.has(there)) { distance.set(there, step); next.push(there); }
    }
    edge = next;
  }
  return distance;
}

/** Name → distance from `a`, for the names on the shortest ways from `a` to `b`; empty where there is none. */
export function between(a, b, lines) {
  const far = data.names.length, from = within(a, far, lines), back = within(b, far, lines);
  const found = new Map();
  if (!from.has(b)) return found;
  for (const [number, steps] of from) if (steps + back.get(number) === from.get(b)) found.set(number, steps);
  return found;
}

function onPath(line, steps) {
  const edge = data.network.edges[line];
  return steps.has(edge.from) && steps.has(edge.to) && Math.abs(steps.get(edge.from) - steps.get(edge.to)) === 1;
}

/** What is looked at: the names, a test for lines, and distances where a view has them. */
function lookedAt(lines) {
  if (state.circle !== null) {
    const circle = data.circles[state.circle], wanted = new Set(circle.statements.map(n => data.statements[n].line));
    return { names: new Set(circle.members), line: l => wanted.has(l), layout: { kind: "circle", members: circle.members, flow: circle.flow } };
  }
  if (state.path) {
    const steps = between(state.path[0], state.path[1], lines);
    const names = steps.size ? new Set(steps.keys()) : new Set(state.path);
    return { names, line: l => onPath(l, steps), layout: steps.size ? { kind: "path", steps } : null };
  }
  if (state.around !== null) {
    const steps = within(state.around, state.hops, lines);
    return { names: new Set(steps.keys()), line: () => true, layout: { kind: "around", steps } };
  }
  return strongest(lines);
}

/* The strongest ties among those that pass, and every tie of the names that were brought in. */
function strongest(lines) {
  const ties = [...new Set([...lines.keys()].map(line => data.network.edges[line].tie))].sort((a, b) => a - b);
  const last = ties.length > state.top ? ties[state.top - 1] : Infinity, brought = new Set(state.brought), names = new Set(brought);
  const strong = line => data.network.edges[line].tie <= last;
  for (const line of lines.keys()) if (strong(line)) { names.add(data.network.edges[line].from); names.add(data.network.edges[line].to); }
  if (ties.length <= state.top) data.names.forEach((_, number) => names.add(number));
  const wanted = line => strong(line) || brought.has(data.network.edges[line].from) || brought.has(data.network.edges[line].to);
  return { names, line: wanted, layout: null, of: ties.length };
}

function tieLines(lines, look) {
  const pairs = new Map();
  for (const line of [...lines.keys()].sort((a, b) => a - b)) {
    const edge = data.network.edges[line];
    if (!look.names.has(edge.from) || !look.names.has(edge.to) || !look.line(line)) continue;
    const key = pairKey(edge.from, edge.to);
    if (!pairs.has(key)) pairs.set(key, { key, pair: [Math.min(edge.from, edge.to), Math.max(edge.from, edge.to)], lines: [] });
    pairs.get(key).lines.push({ line, statements: lines.get(line) });
  }
  return [...pairs.values()];
}

/** Everything that is shown now: statements, ties (lines by pair), names, and the layout of a special view. */
export function choose() {
  const circle = state.circle !== null ? new Set(data.circles[state.circle].statements) : null;
  const kept = [];
  data.statements.forEach((s, number) => { if (circle ? circle.has(number) : passes(s)) kept.push(number); });
  const lines = passingLines(kept), look = lookedAt(lines), ties = tieLines(lines, look);
  const tied = new Set(ties.flatMap(tie => tie.pair));
  const names = new Set([...look.names].filter(n => tied.has(n) || keepsAlone(n, look)));
  const drawn = new Set(ties.flatMap(tie => tie.lines.flatMap(l => l.statements)));
  const statements = kept.filter(n => drawn.has(n) || (data.statements[n].object === undefined && names.has(data.statements[n].subject)));
  return { statements, passing: kept, ties, names, layout: look.layout, lines, of: look.of };
}

/** A name without a line is drawn where it has none at all, or was asked for. */
function keepsAlone(number, look) {
  if (look.layout || state.brought.includes(number)) return true;
  return linesOfName[number].length === 0 && !state.off.type.has(data.names[number].type) && !filtered() && data.names.length <= data.style.opening;
}

/** Whether a name has its place on the map now or would be new to it. */
export function isDrawn(shown, number) { return shown.names.has(number); }

/** A name and its strongest neighbours, for bringing it to the map. */
export function withNeighbours(number) {
  const near = linesOfName[number].map(line => other(line, number));
  return [number, ...[...new Set(near)].sort((a, b) => a - b).slice(0, 12)];
}

/** All statements between two names, or of one, that pass. */
export function statementsBetween(a, b) {
  return linesOfName[a].filter(line => other(line, a) === b).flatMap(line => statementsOfLine[line]);
}
