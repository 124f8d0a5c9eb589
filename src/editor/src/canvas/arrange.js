// Putting nodes in order: tidied in layers from left to right, aligned, spread.
import { later, needed } from '../later.js';
import { graph, nodes, wires } from '../store/graph.js';
import { kindOf } from '../store/kinds.js';
import { aligned, bounds, spread } from './align.js';
import { chosen, chosenNodes } from './choice.js';
import { freeSpot } from './freeSpot.js';
import { glide } from './moves.js';
import { boxOf, home } from './places.js';
import { at, isFrame } from './state.js';
import { fit, proportion, reveal } from './view.js';

export const layers = later(() => import('./layers.js'));

/** What may be tidied: of the selection, or of all; the pinned and what lies in frames keep their place. */
export function loose() {
  const ids = chosenNodes().length > 1 ? chosenNodes() : [...nodes.keys()];
  return ids.filter((id) => !nodes.get(id)?.pinned && !home(id) && !at.flow.findNode(id)?.hidden);
}
export async function tidy() {
  const boxes = loose().map(boxOf).filter(Boolean), some = chosenNodes().length > 1;
  if (boxes.length < 2 || !graph.loaded) return;
  const found = await needed(layers);
  if (!found) return;
  const places = beside(boxes, found.layered(boxes, linksAmong(boxes.map((box) => box.id)), proportion()), some);
  const to = Object.fromEntries(Object.entries(places).filter(([id, [x, y]]) => { const { position } = at.flow.findNode(id); return position.x !== x || position.y !== y; }));
  const gone = glide(to, 'tidy'); // the view goes along
  if (some) reveal(Object.keys(places), { places });
  else fit(null, undefined, places);
  await gone;
}
/** What is wired to what among some nodes, the first port's wires first. */
export function linksAmong(ids) {
  const there = new Set(ids), port = (wire) => kindOf(nodes.get(wire.to)?.type).inputs.findIndex((input) => input.name === wire.input);
  return wires.value.filter((wire) => there.has(wire.from) && there.has(wire.to)).sort((a, b) => port(a) - port(b)).map((wire) => [wire.from, wire.to]);
}
/** When all is tidied it goes beside what keeps its place: pinned nodes, frames with what lies in them. */
function beside(boxes, places, some) {
  const mine = new Set(Object.keys(places)), fixed = at.flow.nodes.value.filter((node) => !node.hidden && !mine.has(node.id)).map((node) => boxOf(node.id));
  if (some || !fixed.length) return places;
  const all = bounds(boxes.map((box) => ({ ...box, x: places[box.id][0], y: places[box.id][1] }))), [x, y] = freeSpot([all.x, all.y], all, fixed);
  return Object.fromEntries(Object.entries(places).map(([id, spot]) => [id, [spot[0] + x - all.x, spot[1] + y - all.y]]));
}
const boxes = () => chosen().filter((id) => !isFrame(id)).map(boxOf).filter(Boolean);
export const align = (side) => glide(aligned(boxes(), side), 'align');
export const distribute = (axis) => glide(spread(boxes(), axis), 'distribute');
