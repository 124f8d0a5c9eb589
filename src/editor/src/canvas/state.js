// What the canvas's parts share: the flow, the tool in hand, the wire being drawn, what is held.
import { shallowReactive } from 'vue';

/** The Vue Flow store and the canvas's element while it is on the page; its last pointer, in the window. */
export const at = { flow: null, root: null, pointer: { x: 0, y: 0, inside: false } };

/** tool: 'pan' | 'select'. placed: the view is where it belongs. lite: nodes are drawn as plates; specks: too small to be read. search, menu, replace, refusal: what floats, or null. */
export const stage = shallowReactive({ tool: 'pan', placed: false, lite: false, specks: false, search: null, menu: null, replace: null, refusal: null, guides: [], cut: null, insert: '', editing: '', drop: false });

/** now: the wire being drawn, {end, node, port, side, carried, ends: {end: why not}|null, click: bool, lifted: the wire it is the loose end of, or null}. */
export const wiring = shallowReactive({ now: null, lifted: null });

/** Ids of nodes in somebody's hand here: the server's word on where they are waits. */
export const held = new Set();

export const FRAME = 'frame:';
export const NOTE = 'note:';
export const isFrame = (id) => id.startsWith(FRAME);
export const isNote = (id) => id.startsWith(NOTE);
export const isNode = (id) => !id.includes(':');
export const bare = (id) => id.slice(id.indexOf(':') + 1);

/** From the window's pixels to the graph's. */
export function inGraph(x, y) {
  const point = at.flow.screenToFlowCoordinate({ x, y });
  return [Math.round(point.x), Math.round(point.y)];
}
/** The middle of what is seen, in the graph's pixels. */
export function middle() {
  const box = at.root?.getBoundingClientRect();
  return box ? inGraph(box.left + box.width / 2, box.top + box.height / 2) : [0, 0];
}
/** Where a new thing goes: under the pointer, or in the middle when the pointer is elsewhere. */
export const here = () => (at.pointer.inside ? inGraph(at.pointer.x, at.pointer.y) : middle());
