// A node held over a wire: whether both ends fit, and how it is put in between.
import { nodes } from '../store/graph.js';
import { kindOf, kindsIn, meet } from '../store/kinds.js';
import { meet as boxesMeet } from './align.js';
import { along } from './choice.js';
import { nearness, pointsOf } from './curve.js';
import { boxOf } from './places.js';
import { at, isNode } from './state.js';
import { byId, carriedBy, hiddenIds, portAt } from './wires.js';

/** Where a wire begins and ends on the canvas; null when it is not drawn. */
export function endsOf(edge) {
  const from = at.flow.findNode(edge.source), to = at.flow.findNode(edge.target);
  const start = from?.handleBounds?.source?.find((port) => port.id === edge.sourceHandle), end = to?.handleBounds?.target?.find((port) => port.id === edge.targetHandle);
  if (!start || !end || edge.hidden || from.hidden || to.hidden) return null;
  return {
    sourceX: from.position.x + start.x + start.width, sourceY: from.position.y + start.y + start.height / 2,
    targetX: to.position.x + end.x, targetY: to.position.y + end.y + end.height / 2,
  };
}

/** The ports by which a node fits into a wire: {in_port, out_port}, or null. */
export function seat(id, wire) {
  const kind = kindOf(nodes.get(id)?.type), carried = carriedBy(wire);
  const taker = portAt(wire.to, wire.input, 'target') ?? { kind: carried };
  const into = kind.inputs.find((port) => kindsIn(port).includes(carried)), out = kind.outputs.find((port) => meet(port, taker));
  return into && out ? { in_port: into.name, out_port: out.name } : null;
}

/** The wire nearest to the middle of a node held over it, when the node fits. */
export function wireUnder(id) {
  const box = boxOf(id);
  const core = { x: box.x + box.width * 0.2, y: box.y + Math.min(box.height * 0.15, 24), width: box.width * 0.6, height: Math.max(20, box.height * 0.6) };
  const middle = { x: box.x + box.width / 2, y: box.y + 60, width: 0, height: 0 };
  let found = null, least = Infinity;
  for (const edge of at.flow.edges.value) {
    const wire = byId.value.get(edge.id), ends = wire && !hiddenIds.value.has(edge.id) && endsOf(edge);
    if (!ends || wire.from === id || wire.to === id) continue;
    const line = pointsOf(ends);
    if (nearness(line, core) > 0 || !seat(id, wire)) continue;
    const far = nearness(line, middle);
    if (far < least) [found, least] = [wire, far];
  }
  return found;
}

export function insertCommand(wireId, node) {
  const wire = byId.value.get(wireId), ports = wire && seat(node, wire);
  return ports ? [{ do: 'insert', start: wire.start, end: wire.end, node, ...ports }] : [];
}

const ROOM = 64, BESIDE = 24; // between a node put in and its neighbours; above and below it what is as near is in the way

/** Where a node held over a wire and all behind it go, {id: [x, y]}: to the right as far as is needed; the pinned stay. */
export function makeRoom(wireId, id) {
  const { from, to } = byId.value.get(wireId), boxes = new Map(at.flow.nodes.value.filter((node) => isNode(node.id) && !node.hidden).map((node) => [node.id, boxOf(node.id)]));
  const mine = boxes.get(id), left = boxes.get(from), right = boxes.get(to);
  if (!left || !right || right.x < left.x + left.width || ![left, right].some((box) => boxesMeet(mine, box, BESIDE))) return {};
  const first = left.x + left.width + ROOM, by = Math.max(0, first + mine.width + ROOM - right.x), last = right.x + by - ROOM - mine.width;
  const moved = { [id]: [Math.round(Math.min(Math.max(mine.x, first), last)), Math.round(mine.y)] };
  return by ? { ...moved, ...shifted(boxes, along(to, 'down'), id, by) } : moved;
}
/** Some boxes moved to the right, and those they would come to lie on. */
function shifted(boxes, ids, but, by) {
  const gone = new Set(ids.filter((one) => one !== but && boxes.has(one) && !nodes.get(one)?.pinned));
  for (const one of gone) {
    const old = boxes.get(one), now = { ...old, x: old.x + by };
    for (const [other, box] of boxes) if (other !== but && !gone.has(other) && !nodes.get(other)?.pinned && boxesMeet(now, box) && !boxesMeet(old, box)) gone.add(other);
  }
  return Object.fromEntries([...gone].map((one) => [one, [Math.round(boxes.get(one).x + by), Math.round(boxes.get(one).y)]]));
}
