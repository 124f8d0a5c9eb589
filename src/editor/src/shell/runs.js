// What the run button does, and what it says before it is pressed.
import { computed } from 'vue';
import { cancel, run } from '../runs.js';
import { graph, nodes } from '../store/graph.js';
import { kindOf, nodeTitle } from '../store/kinds.js';
import { errors, review } from '../store/review.js';
import { liveOf } from '../store/live.js';
import { notify, say, selected, ui } from '../store/ui.js';
import { t } from '../words/index.js';
import { own } from './progress.js';
import { credits } from './told.js';
import { openPanel, show, view } from './views.js';

const inState = (state) => Object.entries(review.states).filter(([id, is]) => is === state && nodes.has(id)).map(([id]) => id);
export const willRun = computed(() => inState('run'));
export const fromStore = computed(() => inState('cached'));
/** Whether the pictures to be made come from the draft engine: asked for, and free. */
const asksAny = (ids) => ids.some((id) => kindOf(nodes.get(id)?.type ?? '').asks);

/** "16 credits", "free draft", "?" or "" for work that never costs. */
export function priceWords(price, ids) {
  if (price === null || price === undefined) return '?';
  if (price > 0) return credits(price);
  return asksAny(ids) ? t('run.free_draft') : '';
}

export const failed = computed(() => [...nodes.keys()].filter((id) => ['failed', 'skipped', 'cancelled'].includes(liveOf(id).status)));

/** What the button shows: {state: empty|blocked|fresh|ready|checking, label, price}. */
export const button = computed(() => {
  if (!nodes.size) return { state: 'empty', label: t('run.run'), price: '' };
  if (errors.value.length) return { state: 'blocked', label: t('run.problems', { n: errors.value.length }), price: '' };
  if (review.rev < 0) return { state: 'checking', label: t('run.run'), price: '' };
  if (!willRun.value.length) return { state: 'fresh', label: t('run.up_to_date'), price: '' };
  return { state: 'ready', label: t('run.run'), price: priceWords(review.price, willRun.value) };
});

/** The nodes by their titles, alike ones counted: "Prompt, Reference Image ×3". */
export function titlesOf(ids, most = 6) {
  const times = new Map();
  for (const title of ids.map((id) => nodeTitle(nodes.get(id)))) times.set(title, (times.get(title) ?? 0) + 1);
  const titles = [...times].map(([title, n]) => (n > 1 ? `${title} ×${n}` : title));
  return titles.length > most ? `${titles.slice(0, most).join(', ')} ${t('run.and_more', { n: titles.length - most })}` : titles.join(', ');
}

function blocked() {
  if (button.value.state !== 'blocked') return false;
  showProblems();
  return true;
}
export function showProblems() {
  if (view.value !== 'canvas' && !ui.narrow) show('canvas');
  openPanel('right', 'problems');
}

export async function start(wish = {}) {
  const ids = await run(wish);
  if (ids.length) say(t('run.queued', { n: ids.length }));
  return ids;
}
export const startAll = () => (nodes.size && !blocked() ? start() : null);
export const startSelected = () => start({ mode: 'node', targets: selected.value });

/** Call a run off, and say what is kept of it. */
export async function callOff(row) {
  const spent = row.spent ? t('queue.spent_already', { price: credits(row.spent) }) : '';
  await cancel(row.id);
  const kept = row.state === 'queued' ? t('queue.was_waiting') : row.total && t('queue.kept', { n: row.done, total: row.total });
  notify([t('queue.called_off', { name: row.name || graph.name }), kept, spent].filter(Boolean).join(' '));
}
export async function stopOwn() {
  const rows = own.value;
  if (rows.length === 1) return callOff(rows[0]);
  const spent = rows.reduce((sum, row) => sum + (row.spent ?? 0), 0);
  await Promise.all(rows.map((row) => cancel(row.id)));
  return notify([t('queue.called_off_n', { n: rows.length }), spent ? t('queue.spent_already', { price: credits(spent) }) : ''].filter(Boolean).join(' '));
}

