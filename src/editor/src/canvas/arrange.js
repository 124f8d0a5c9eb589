// Putting nodes in order: tidied in layers from left to right, aligned, spread.
import dagre from '@dagrejs/dagre';
import { graph, nodes, wires } from '../store/graph.js';
import { kindOf } from '../store/kinds.js';
import { aligned, bounds, spread } from './align.js';
import { chosen, chosenNodes } from './choice.js';
import { glide } from './moves.js';
import { boxOf, home } from './places.js';
import { at, isFrame } from './state.js';

/** How many pairs of wires into one node come from givers in the wrong order: the first port's should stand on top. */
function upended(links, y) {
  let count = 0;
  links.forEach(([from, to], i) => {
    for (const [other, taker] of links.slice(i + 1)) if (taker === to && other !== from) count += Math.sign(y(from) - y(other));
  });
  return count;
}

/** Places in layers for boxes {id, x, y, width, height} and links [[from, to], ..]; their corner stays. */
export function layered(boxes, links) {
  const plan = new dagre.graphlib.Graph({ multigraph: true });
  plan.setGraph({ rankdir: 'LR', nodesep: 56, ranksep: 88, marginx: 0, marginy: 0 });
  plan.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) plan.setNode(id, { width, height });
  links.forEach(([from, to], i) => plan.setEdge(from, to, {}, String(i)));
  dagre.layout(plan);
  const turn = upended(links, (id) => plan.node(id).y) > 0 ? -1 : 1; // turned over, no more wires cross than before
  const found = boxes.map((box) => { const { x, y } = plan.node(box.id); return { ...box, x: x - box.width / 2, y: turn * y - box.height / 2 }; });
  const old = bounds(boxes), now = bounds(found);
  return Object.fromEntries(found.map((box) => [box.id, [Math.round(box.x - now.x + old.x), Math.round(box.y - now.y + old.y)]]));
}

/** What may be tidied: of the selection, or of all; the pinned and what lies in frames keep their place. */
export function loose() {
  const ids = chosenNodes().length > 1 ? chosenNodes() : [...nodes.keys()];
  return ids.filter((id) => !nodes.get(id)?.pinned && !home(id) && !at.flow.findNode(id)?.hidden);
}
export async function tidy() {
  const boxes = loose().map(boxOf).filter(Boolean);
  if (boxes.length < 2 || !graph.loaded) return;
  const there = new Set(boxes.map((box) => box.id));
  const inner = wires.value.filter((wire) => there.has(wire.from) && there.has(wire.to));
  const port = (wire) => kindOf(nodes.get(wire.to)?.type).inputs.findIndex((input) => input.name === wire.input);
  const places = layered(boxes, [...inner].sort((a, b) => port(a) - port(b)).map((wire) => [wire.from, wire.to]));
  const to = Object.fromEntries(Object.entries(places).filter(([id, [x, y]]) => { const { position } = at.flow.findNode(id); return position.x !== x || position.y !== y; }));
  await glide(to, 'tidy');
}
const boxes = () => chosen().filter((id) => !isFrame(id)).map(boxOf).filter(Boolean);
export const align = (side) => glide(aligned(boxes(), side), 'align');
export const distribute = (axis) => glide(spread(boxes(), axis), 'distribute');
