// Room for what comes: beside what is there, and beside what was just promised a place and is still to come.
import { meet } from './align.js';
import { freeSpot } from './freeSpot.js';
import { boxOf } from './places.js';
import { at, isFrame } from './state.js';
import { isSeen } from './view.js';

const LONG = 6000; // ms a promised place is kept: until its pictures are sent and drawn
let promised = []; // {box, until}

/** Everything on the canvas as boxes, but for frames: they are there to be put into. */
export const boxesThere = () => at.flow.nodes.value.filter((node) => !isFrame(node.id) && !node.hidden).map((node) => boxOf(node.id));

/** Where a block of `size` may go when `wish` is its corner; `parts`, boxes in it from its corner, tell what it really covers there. */
export function freePlace([x, y], size, parts = [{ x: 0, y: 0, ...size }]) {
  const now = performance.now();
  promised = promised.filter((one) => one.until > now);
  const boxes = [...boxesThere(), ...promised.map((one) => one.box)];
  const covers = parts.some((part) => boxes.some((box) => meet({ ...part, x: x + part.x, y: y + part.y }, box)));
  const spot = covers ? freeSpot([x, y], size, boxes, isSeen) : [x, y];
  promised.push({ box: { x: spot[0], y: spot[1], ...size }, until: now + LONG });
  return spot;
}

/** When all of some ids are on the canvas, or did not come within two seconds. */
export async function arrived(ids) {
  const end = performance.now() + 2000;
  while (at.flow && !ids.every((id) => at.flow.findNode(id)) && performance.now() < end) await new Promise((again) => setTimeout(again, 16));
}
