// How far the view must go so that a box is seen whole, with nothing that floats over it.
import { meet } from './align.js';

const EDGE = 16;
const grown = ({ x, y, width, height }, by) => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });
const into = (low, size, room) => (low < EDGE || size > room - 2 * EDGE ? EDGE - low : Math.min(0, room - EDGE - low - size));

/** Whether a box, in pixels of the pane, is seen whole. */
export const wholly = (box, room, covers) => box.x >= 0 && box.y >= 0 && box.x + box.width <= room.width && box.y + box.height <= room.height && !covers.some((cover) => meet(box, cover));

/** The shortest way [dx, dy] to where it is; without a place free of `covers` it is at least in the pane. */
export function wayIn(box, room, covers = []) {
  const by = [into(box.x, box.width, room.width), into(box.y, box.height, room.height)];
  const free = ([dx, dy]) => !covers.some((cover) => meet({ ...box, x: box.x + dx, y: box.y + dy }, cover));
  const inside = ([dx, dy]) => !into(box.x + dx, box.width, room.width) && !into(box.y + dy, box.height, room.height);
  const ways = covers.map((cover) => grown(cover, EDGE)).flatMap((cover) => [
    [by[0], cover.y - box.height - box.y], [cover.x - box.width - box.x, by[1]], [cover.x + cover.width - box.x, by[1]],
  ]).filter((way) => inside(way) && free(way)).sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
  return free(by) ? by : ways[0] ?? by;
}

/** What floats over the canvas, in pixels of the pane. */
export function coversOf(root) {
  const own = root?.getBoundingClientRect();
  return own ? [...root.querySelectorAll('.tw-minimap, .tw-tools')].map((one) => one.getBoundingClientRect()).map(({ left, top, width, height }) => ({ x: left - own.left, y: top - own.top, width, height })) : [];
}
