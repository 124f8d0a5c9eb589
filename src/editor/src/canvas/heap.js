// Nodes nobody gave a place: laid out when their graph is shown, and written down with the first act on it.
import { onScopeDispose } from 'vue';
import { beforeActs } from '../acts.js';
import { needed } from '../later.js';
import { nodes } from '../store/graph.js';
import { layers, linksAmong } from './arrange.js';
import { bounds } from './align.js';
import { sizeOf } from './places.js';

const laid = new Map(); // id -> [x, y], while the graph says HEAP of it
const place = (id) => `${nodes.get(id)?.at ?? [0, 0]}`;
const unplaced = new Set(); // of `laid`, those the document has no place for now
let heap = '0,0';

/** The ids that lie on one heap: all in one place, or those without one. */
export function heaped() {
  const ids = [...nodes.keys()];
  heap = ids.length > 1 && ids.every((id) => place(id) === place(ids[0])) ? place(ids[0]) : '0,0';
  const found = ids.filter((id) => place(id) === heap);
  return found.length > 1 ? found : [];
}

/** Lay out what is on a heap; the rest stays where it is. */
export async function spreadHeap(ids) {
  const found = await needed(layers);
  if (!found) return;
  const there = ids.filter((id) => nodes.has(id)), placed = [...nodes.keys()].filter((id) => !ids.includes(id)).map((id) => box(id, nodes.get(id).at));
  const rest = placed.length ? bounds(placed) : null;
  const spots = found.layered(there.map((id) => box(id, rest ? [rest.x, rest.y + rest.height + 120] : [0, 0])), linksAmong(there));
  for (const [id, spot] of Object.entries(spots)) laid.set(id, spot);
  overlay(there);
}
const box = (id, [x, y]) => ({ id, x, y, ...sizeOf(id) });

/** Show nodes the document has no place for where they were laid. */
export function overlay(ids, renamed = {}) {
  if (!laid.size) return;
  for (const [old, now] of Object.entries(renamed)) if (laid.has(old)) laid.set(now, laid.get(old));
  for (const id of ids) {
    const loose = laid.has(id) && nodes.has(id) && place(id) === heap;
    loose ? unplaced.add(id) : unplaced.delete(id);
    if (loose) nodes.set(id, { ...nodes.get(id), at: laid.get(id) });
  }
}
export function forgetHeap() {
  laid.clear();
  unplaced.clear();
}

/** The first act on the graph takes the places along, so that they are undone with it and not one by one. */
export function useHeap() {
  const placing = () => (unplaced.size ? [{ do: 'move', to: Object.fromEntries([...unplaced].filter((id) => nodes.has(id)).map((id) => [id, laid.get(id)])) }] : []);
  beforeActs.add(placing);
  onScopeDispose(() => { beforeActs.delete(placing); forgetHeap(); });
}
