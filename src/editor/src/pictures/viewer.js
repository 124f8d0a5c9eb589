// The picture looked at in full: which, out of which list, and what happens when it closes.
import { computed, shallowReactive, watch } from 'vue';
import { galleryNews } from '../store/desk.js';
import { leaving } from './marks.js';
import { receiptOf } from './receipt.js';

export const viewer = shallowReactive({ open: false, given: [], list: null, id: '', last: 0, compared: [], closed: null });

/** The rows one leafs through: those of a living list, or those given; without what is on its way out. */
export const rows = computed(() => (viewer.list ? viewer.list.shown() : viewer.given.filter((row) => !leaving.has(row.id))));
/** How many there are in all, those not read yet too. */
export const count = computed(() => Math.max(rows.value.length, viewer.list?.count() ?? 0));
export const index = computed(() => { const found = rows.value.findIndex((row) => row.id === viewer.id); return found < 0 ? Math.min(viewer.last, rows.value.length - 1) : found; });
export const row = computed(() => rows.value[index.value] ?? null);
/** The two to four held against each other; empty when one is looked at alone. */
export const compared = computed(() => viewer.compared.map((id) => rows.value.find((one) => one.id === id) ?? viewer.given.find((one) => one.id === id)).filter(Boolean));

/** Whether a picture hangs in the gallery, with its receipt; a node's own or a brought one may not. */
export const hangs = (one) => !!one?.created;

/** A node shows less of a picture than the gallery knows: the rest is asked for. */
function complete(given) {
  for (const { id } of given.filter((one) => !hangs(one) && /^\d+$/.test(one.id))) {
    receiptOf(id).then(({ row: whole }) => { viewer.given = viewer.given.map((one) => (one.id === id ? { ...one, ...whole } : one)); }, () => {});
  }
}

/** Look at rows[at] in full. compare: hold the first two to four against each other. list: a useListing the rows come from, read on as one leafs. */
export function openViewer(given, at = 0, { compare = false, list = null, closed = null } = {}) {
  if (!given.length) return;
  const last = Math.min(Math.max(at, 0), given.length - 1);
  Object.assign(viewer, { open: true, given, list, last, id: given[last].id, compared: compare && given.length > 1 ? given.slice(0, 4).map((one) => one.id) : [], closed });
  complete(given);
}
export function closeViewer() {
  const { closed } = viewer;
  Object.assign(viewer, { open: false, list: null, compared: [], closed: null, given: rows.value.slice() });
  closed?.();
}
export function go(to) {
  const found = rows.value[Math.min(Math.max(to, 0), rows.value.length - 1)];
  if (!found) return;
  viewer.last = rows.value.indexOf(found);
  viewer.id = found.id;
  if (viewer.list && viewer.last > rows.value.length - 20) viewer.list.more();
}
/** Begin to compare the one looked at with its neighbour, or end it. */
export function toggleCompare() {
  if (viewer.compared.length) viewer.compared = [];
  else if (rows.value.length > 1) viewer.compared = [row.value.id, rows.value[index.value + 1 < rows.value.length ? index.value + 1 : index.value - 1].id];
}
/** Put a picture among the compared ones, or take it out; the fifth takes the place of the last. */
export function toggleCompared(id) {
  const now = viewer.compared;
  if (now.includes(id)) { if (now.length > 2) viewer.compared = now.filter((one) => one !== id); }
  else viewer.compared = [...now.slice(0, 3), id];
}

watch(galleryNews, (news) => {
  if (!viewer.open || !news) return;
  const anew = new Map((news.changed ?? []).map((one) => [one.id, one])), gone = new Set(news.removed ?? []);
  viewer.given = viewer.given.filter((one) => !gone.has(one.id)).map((one) => anew.get(one.id) ?? one);
});
watch(rows, (now) => { if (viewer.open && !now.length) closeViewer(); });
/** What is on its way out is not compared any longer. */
watch(() => viewer.compared.filter((id) => !leaving.has(id)), (left) => {
  if (left.length < viewer.compared.length) viewer.compared = left.length > 1 ? left : [];
});
