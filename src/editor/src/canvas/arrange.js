// Putting nodes in order: tidied in layers from left to right, aligned, spread.
import { later, needed } from '../later.js';
import { graph, nodes, wires } from '../store/graph.js';
import { kindOf } from '../store/kinds.js';
import { aligned, spread } from './align.js';
import { chosen, chosenNodes } from './choice.js';
import { glide } from './moves.js';
import { boxOf, home } from './places.js';
import { at, isFrame } from './state.js';

const layers = later(() => import('./layers.js'));

/** What may be tidied: of the selection, or of all; the pinned and what lies in frames keep their place. */
export function loose() {
  const ids = chosenNodes().length > 1 ? chosenNodes() : [...nodes.keys()];
  return ids.filter((id) => !nodes.get(id)?.pinned && !home(id) && !at.flow.findNode(id)?.hidden);
}
export async function tidy() {
  const boxes = loose().map(boxOf).filter(Boolean);
  if (boxes.length < 2 || !graph.loaded) return;
  const found = await needed(layers);
  if (!found) return;
  const there = new Set(boxes.map((box) => box.id));
  const inner = wires.value.filter((wire) => there.has(wire.from) && there.has(wire.to));
  const port = (wire) => kindOf(nodes.get(wire.to)?.type).inputs.findIndex((input) => input.name === wire.input);
  const places = found.layered(boxes, [...inner].sort((a, b) => port(a) - port(b)).map((wire) => [wire.from, wire.to]));
  const to = Object.fromEntries(Object.entries(places).filter(([id, [x, y]]) => { const { position } = at.flow.findNode(id); return position.x !== x || position.y !== y; }));
  await glide(to, 'tidy');
}
const boxes = () => chosen().filter((id) => !isFrame(id)).map(boxOf).filter(Boolean);
export const align = (side) => glide(aligned(boxes(), side), 'align');
export const distribute = (axis) => glide(spread(boxes(), axis), 'distribute');
