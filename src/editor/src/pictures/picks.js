// The variants of one wish as they come in: which are there, which are awaited, what was picked.
import { computed, shallowReactive, watch } from 'vue';
import { get } from '../api.js';
import { galleryNews, queue } from '../store/desk.js';
import { graph } from '../store/graph.js';
import { leaving, setRejected, setStar } from './marks.js';

export const picks = shallowReactive({ batch: '', given: [], at: 0, large: false, folded: false, batches: [] });
const done = new Set(), laid = new Map(); // batches chosen from; the rows of those laid aside

const runs = computed(() => queue.runs.filter((run) => run.batch && run.batch === picks.batch));
export const variants = computed(() => picks.given.filter((row) => !leaving.has(row.id)));
/** How many are still to come. */
export const awaited = computed(() => {
  const under = runs.value.filter((run) => run.state === 'queued' || run.state === 'running').length;
  return Math.max(0, under);
});
export const shown = computed(() => !!picks.batch && !!graph.key && variants.value.length > 0 && variants.value.length + awaited.value > 1);

const underWay = (batch) => queue.runs.some((run) => run.batch === batch && (!run.ended || run.ended > Date.now() / 1000 - 5));
/** Which of the batches at hand is shown, and how many there are. */
export const nth = computed(() => picks.batches.indexOf(picks.batch));
/** Show another batch; the pictures of this one are kept at hand. */
function turn(batch) {
  if (batch === picks.batch) return;
  if (picks.batch) laid.set(picks.batch, picks.given);
  if (batch && !picks.batches.includes(batch)) picks.batches = [...picks.batches, batch];
  Object.assign(picks, { batch, given: laid.get(batch) ?? [], at: 0 });
}
export const turnBy = (by) => turn(picks.batches[(nth.value + by + picks.batches.length) % picks.batches.length]);

/** Begin to choose among the pictures of a batch. */
export async function begin(batch) {
  Object.assign(picks, { large: false, folded: false });
  turn(batch);
  const { rows } = await get('/api/gallery', { batch, limit: 64 });
  if (picks.batch === batch) take(rows);
}
function take(rows) {
  picks.given = joined(picks.given, rows);
}
function joined(given, rows) {
  const known = new Map(given.map((row) => [row.id, row]));
  for (const row of rows) known.set(row.id, row);
  return [...known.values()].sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
}

watch(galleryNews, (news) => {
  if (!news) return;
  // one made before, and now part of a batch under way, comes as changed
  const again = (news.changed ?? []).filter((row) => row.batch && (row.batch === picks.batch || underWay(row.batch)));
  const fresh = [...(news.added ?? []).filter((row) => row.batch), ...again].filter((row) => row.graph === graph.key && !done.has(row.batch));
  for (const batch of new Set(fresh.map((row) => row.batch))) hang(batch, fresh.filter((row) => row.batch === batch));
  const anew = new Map((news.changed ?? []).map((row) => [row.id, row])), gone = new Set(news.removed ?? []);
  const now = (given) => given.filter((row) => !gone.has(row.id)).map((row) => anew.get(row.id) ?? row);
  if (!anew.size && !gone.size) return;
  picks.given = now(picks.given);
  for (const [batch, given] of laid) laid.set(batch, now(given));
});
/** Pictures of a batch have come: it is shown when nothing else is still being made or chosen from. */
function hang(batch, rows) {
  if (batch === picks.batch) return take(rows);
  const begun = picks.batches.includes(batch);
  if (!picks.batch || (!begun && !awaited.value)) {
    picks.folded = picks.large = false;
    turn(batch);
    return take(rows);
  }
  if (!begun) picks.batches = [...picks.batches, batch];
  return laid.set(batch, joined(laid.get(batch) ?? [], rows));
}
watch(() => graph.key, () => { laid.clear(); Object.assign(picks, { batch: '', batches: [], given: [], at: 0, large: false }); });

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
/** Done with this batch; the next one at hand is shown. */
export function finish() {
  if (picks.batch) done.add(picks.batch);
  const rest = picks.batches.filter((batch) => batch !== picks.batch), after = rest[Math.min(Math.max(nth.value, 0), rest.length - 1)] ?? '';
  laid.delete(picks.batch);
  Object.assign(picks, { batch: after, batches: rest, given: laid.get(after) ?? [], at: 0, large: false });
}
