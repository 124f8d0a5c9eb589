// Which settings of a node are folded under "More", and where they are unfolded: kept for this tab.
import { shallowReactive } from 'vue';
import { isHidden } from './tailored.js';
import { graph, reshaped } from '../store/graph.js';

const KEPT = 'tagwire.more';
const opened = shallowReactive(new Set(read()));
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
  } catch {
    return [];
  }
}
const place = (id) => `${graph.key}/${id}`;
export const moreOpen = (id) => opened.has(place(id));
export function setMore(id, open) {
  open ? opened.add(place(id)) : opened.delete(place(id));
  try {
    sessionStorage.setItem(KEPT, JSON.stringify([...opened].slice(-200)));
  } catch { /* full: it is folded again after a reload */ }
  reshaped([id]);
}

/** What stands behind a seed is for those who look for it: the model, moderation. */
export function isAdvanced(kind, row) {
  if (row.control === 'profile') return true;
  const seed = kind.settings.findIndex((one) => one.control === 'seed');
  return seed >= 0 && kind.settings.indexOf(row) > seed;
}
/** How a picture of a shape no model takes is fitted: said on the picture when it matters. */
export const isFitting = (kind, row) => ['fit', 'pad_color'].includes(row.name) && kind.settings.some((one) => one.control === 'picture');

/** The rows "More" holds on a node; the fitting of a picture is opened from its menu. */
export const advancedRows = (id, kind) => kind.settings.filter((row) => isAdvanced(kind, row) && !isHidden(id, row.name));
export const hasMore = (kind) => kind.settings.some((row) => isAdvanced(kind, row) || isFitting(kind, row));
const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
export const isChanged = (entry, row) => row.name in (entry.settings ?? {}) && !same(entry.settings[row.name], row.default);
export const fitted = (kind, entry) => kind.settings.some((row) => isFitting(kind, row) && isChanged(entry, row));
