// The variants of one wish as they come in: which are there, which are awaited, what was picked.
import { computed, shallowReactive, watch } from 'vue';
import { get } from '../api.js';
import { galleryNews, queue } from '../store/desk.js';
import { graph } from '../store/graph.js';
import { leaving, setRejected, setStar } from './marks.js';

export const picks = shallowReactive({ batch: '', given: [], at: 0, large: false });
const done = new Set();

const runs = computed(() => queue.runs.filter((run) => run.batch && run.batch === picks.batch));
export const variants = computed(() => picks.given.filter((row) => !leaving.has(row.id)));
/** How many are still to come. */
export const awaited = computed(() => {
  const under = runs.value.filter((run) => run.state === 'queued' || run.state === 'running').length;
  return Math.max(0, under);
});
export const shown = computed(() => !!picks.batch && !!graph.key && variants.value.length > 0 && variants.value.length + awaited.value > 1);

const underWay = (batch) => queue.runs.some((run) => run.batch === batch && (!run.ended || run.ended > Date.now() / 1000 - 5));
/** Begin to choose among the pictures of a batch. */
export async function begin(batch) {
  Object.assign(picks, { batch, given: [], at: 0, large: false });
  const { rows } = await get('/api/gallery', { batch, limit: 64 });
  if (picks.batch === batch) take(rows);
}
function take(rows) {
  const known = new Map(picks.given.map((row) => [row.id, row]));
  for (const row of rows) known.set(row.id, row);
  picks.given = [...known.values()].sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
}

watch(galleryNews, (news) => {
  if (!news) return;
  // one made before, and now part of a batch under way, comes as changed
  const again = (news.changed ?? []).filter((row) => row.batch && (row.batch === picks.batch || underWay(row.batch)));
  const fresh = [...(news.added ?? []).filter((row) => row.batch), ...again].filter((row) => row.graph === graph.key && !done.has(row.batch));
  const batch = fresh.at(-1)?.batch;
  if (batch && batch !== picks.batch) Object.assign(picks, { batch, given: [], at: 0, large: false });
  if (batch) take(fresh.filter((row) => row.batch === batch));
  const anew = new Map((news.changed ?? []).map((row) => [row.id, row])), gone = new Set(news.removed ?? []);
  if (anew.size || gone.size) picks.given = picks.given.filter((row) => !gone.has(row.id)).map((row) => anew.get(row.id) ?? row);
});
watch(() => graph.key, () => finish());

/** Keep the nth variant (a star), or take that back. */
export function keep(n) {
  const row = variants.value[n];
  if (!row) return;
  picks.at = n;
  setStar(row, !row.star);
}
/** Reject the nth and go on to the next. */
export function reject(n = picks.at) {
  const row = variants.value[n];
  if (!row) return;
  setRejected(row, !row.rejected);
  if (!row.rejected) next(1);
}
export function next(by) {
  const n = variants.value.length;
  if (n) picks.at = (picks.at + by + n) % n;
}
export function finish() {
  if (picks.batch) done.add(picks.batch);
  Object.assign(picks, { batch: '', given: [], at: 0, large: false });
}
