// What the run button does, and what it says before it is pressed.
import { computed } from 'vue';
import { flush } from '../acts.js';
import { settled } from '../api.js';
import { cancel, run } from '../runs.js';
import { graph, nodes } from '../store/graph.js';
import { kindOf, kindTitle, nodeTitle } from '../store/kinds.js';
import { errors, review } from '../store/review.js';
import { liveOf } from '../store/live.js';
import { canvas, notify, say, selected, ui } from '../store/ui.js';
import { t } from '../words/index.js';
import { own } from './progress.js';
import { houseTitle } from '../paid/told.js';
import { houses, inOwnUnit } from '../store/houses.js';
import { credits } from './told.js';
import { openPanel, show, view } from './views.js';

const inState = (state) => Object.entries(review.states).filter(([id, is]) => is === state && nodes.has(id)).map(([id]) => id);
const known = (ids) => ids.filter((id) => nodes.has(id));
/** Nothing has to run, and these would be made anew with another seed: {run, slow, price}, or null. */
export const again = computed(() => (review.worth && !review.worth.run.length && review.worth.again) || null);
/** What Run makes: without words and pictures that are there at once and lead nowhere. */
export const willRun = computed(() => (again.value ? known(again.value.run) : review.worth ? known(review.worth.run) : inState('run')));
export const fromStore = computed(() => inState('cached').filter((id) => !willRun.value.includes(id)));
/** Whether the pictures to be made come from the draft engine: asked for, and free. */
const asksAny = (ids) => ids.some((id) => kindOf(nodes.get(id)?.type ?? '').asks);

/** "16 credits", "free draft", "?" or "" for work that never costs. */
export function priceWords(price, ids) {
  if (price === null || price === undefined) return '?';
  if (price > 0) return credits(price);
  return asksAny(ids) ? t('run.free_draft') : '';
}

export const failed = computed(() => [...nodes.keys()].filter((id) => ['failed', 'skipped', 'cancelled'].includes(liveOf(id).status)));

/** The nodes that would make pictures and are off, or wait for one that is: [{id, why}]. */
export const sleeping = computed(() => Object.keys(review.asleep ?? {}).filter((id) => kindOf(nodes.get(id)?.type ?? '').asks).map((id) => ({ id, why: { muted: 'muted', bypassed: 'bypassed' }[nodes.get(id).state] ?? 'waits' })));
const sleepWords = ({ id, why }) => t(`run.${why}`, { name: nodeTitle(nodes.get(id)) });
/** "2 of 6" of the steps that take their time; nothing where there is but one. */
const counted = (slow, total) => (slow && total > 1 ? t('run.count', { n: slow, total }) : t('run.run'));

/** What the button shows: {state: empty|blocked|checking|ready|again|asleep|nothing|fresh, label, price}. */
export const button = computed(() => {
  if (!nodes.size) return { state: 'empty', label: t('run.run'), price: '' };
  if (errors.value.length) return { state: 'blocked', label: t('run.problems', { n: errors.value.length }), price: '' };
  if (review.rev < 0 || review.problems.some(({ severity }) => severity === 'error')) return { state: 'checking', label: t('run.run'), price: '' };
  if (again.value) return { state: 'again', label: t('run.again'), price: priceWords(again.value.price, again.value.run) };
  if (willRun.value.length) return { state: 'ready', label: counted(review.worth?.slow, review.worth?.all), price: priceWords(review.price, willRun.value) };
  const made = inState('cached').some((id) => kindOf(nodes.get(id).type).asks);
  if (sleeping.value.length && !made) return { state: 'asleep', label: sleepWords(sleeping.value[0]), price: '' };
  if (!inState('cached').length) return { state: 'nothing', label: t('run.nothing'), price: '' };
  return { state: 'fresh', label: t('run.up_to_date'), price: '' };
});

/** What is said of it when it is pointed at. */
export const reasons = computed(() => {
  const { state, price } = button.value, store = fromStore.value.length ? t('run.from_store', { names: titlesOf(fromStore.value) }) : '';
  const off = sleeping.value.length ? t('run.asleep_also', { names: titlesOf(sleeping.value.map(({ id }) => id)) }) : '';
  const other = inOwnUnit(again.value ? again.value.price : review.price, houses.now);
  const unknown = price === '?' ? t('run.unknown_price') : other ? `${houseTitle(houses.now)}: ${other}` : '';
  return ({
    empty: [t('run.empty_help')],
    blocked: [t('run.blocked_help')],
    checking: [t('run.checking')],
    nothing: [t('run.nothing_help'), off],
    asleep: [sleeping.value.length && t('run.asleep_help', { name: nodeTitle(nodes.get(sleeping.value[0].id)) })],
    again: [t('run.again_help', { names: titlesOf(willRun.value) }), store, unknown, off],
    fresh: [t('run.fresh_help'), store, off],
    ready: [t('run.will_run', { names: titlesOf(willRun.value) }), store, unknown, off],
  })[state].filter(Boolean);
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
/** Run does what has to be done; when nothing has, it takes new seeds where none is kept, or says why it cannot. */
export async function startAll() {
  if (!nodes.size || blocked()) return null;
  await flush();
  await settled();
  const { state } = button.value;
  if (state === 'again') return start({ again: true }); // where something has to run after all, that is done
  if (state === 'ready' || review.rev !== graph.rev) return start(); // what was just typed may not have been looked at
  if (state === 'asleep') canvas.focus(sleeping.value[0].id);
  notify(reasons.value[0]);
  return null;
}
export const startSelected = () => start({ mode: 'node', targets: selected.value });

/** A run by its graph, what of it was wished for, and which of several it is. */
export function runName(row) {
  const parts = (row.parts ?? []).map(([type, title, id]) => `${title || kindTitle(kindOf(type))}${id ? ` (${id})` : ''}`);
  const told = parts.length > 3 ? [...parts.slice(0, 3), t('queue.parts_more', { n: parts.length - 3 })] : parts;
  return [row.name || row.graph, told.join(', '), row.of > 1 ? t('queue.nth', { n: row.nth, total: row.of }) : ''].filter(Boolean).join(' · ');
}

/** Call a run off, and say what is kept of it. */
export async function callOff(row) {
  const spent = row.spent ? t('queue.spent_already', { price: credits(row.spent) }) : '';
  await cancel(row.id);
  const kept = row.state === 'queued' ? t('queue.was_waiting') : row.total && t('queue.kept', { n: row.done, total: row.total });
  notify([t('queue.called_off', { name: runName(row) || graph.name }), kept, spent].filter(Boolean).join(' '));
}
export async function stopOwn() {
  const rows = own.value;
  if (rows.length === 1) return callOff(rows[0]);
  const spent = rows.reduce((sum, row) => sum + (row.spent ?? 0), 0);
  await Promise.all(rows.map((row) => cancel(row.id)));
  return notify([t('queue.called_off_n', { n: rows.length }), spent ? t('queue.spent_already', { price: credits(spent) }) : ''].filter(Boolean).join(' '));
}
