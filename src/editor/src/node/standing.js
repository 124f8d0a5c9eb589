// How a node stands, in one word: what its chip says and in which tone.
import { queue } from '../store/desk.js';
import { graph, nodes, wiresInto } from '../store/graph.js';
import { kindOf, partTitle } from '../store/kinds.js';
import { liveOf } from '../store/live.js';
import { problemsOf, review } from '../store/review.js';
import { t } from '../words/index.js';
import { queuedAt, undecided } from '../paid/told.js';

/** The required ports nothing is wired to. */
export function needed(id) {
  const kind = kindOf(nodes.get(id)?.type ?? '');
  return kind.inputs.filter((port) => port.required && !wiresInto(id, port.name).length);
}

/** {state, word, tone, icon}: the most urgent of what there is to say; word '' says nothing. */
export function standing(id) {
  const entry = nodes.get(id), kind = kindOf(entry?.type ?? ''), own = liveOf(id);
  const says = (state, tone, icon = '', args = {}) => ({ state, tone, icon, word: t(`node.state.${state}`, args) });
  if (own.status === 'running' && queuedAt(own.message)) return { ...says('throttled', 'warn'), state: 'running' };
  if (own.status === 'running') return { ...says('running', 'run'), word: own.progress > 0 ? `${Math.round(own.progress * 100)}%` : t('node.state.running') };
  if (own.status === 'queued') return says('queued', 'run', 'schedule', { place: queuePlace(id) });
  if (kind.missing) return says('missing', 'bad', 'help');
  if (kind.broken) return says('broken', 'bad', 'error');
  if (entry?.state === 'muted') return says('muted', '', 'visibility_off');
  if (entry?.state === 'bypassed') return says('bypassed', '', 'redo');
  if (own.status === 'failed' && undecided(own.error)) return says('unknown', 'warn', 'contact_support');
  if (own.status === 'failed') return says('failed', 'bad', 'error');
  const missing = needed(id);
  if (missing.length) return says('needs', 'warn', '', { port: partTitle(kind, 'inputs', missing[0].name) });
  const faults = problemsOf(id).filter((problem) => problem.severity === 'error');
  if (faults.length) return says('faulty', 'bad', 'error', { n: faults.length });
  if (own.status === 'cancelled' || own.status === 'skipped') return says(own.status, '', 'block');
  return { state: review.stale[id]?.length ? 'stale' : own.status === 'done' ? 'done' : 'ready', tone: '', icon: '', word: '' };
}

function queuePlace(id) {
  const waiting = queue.runs.filter((run) => ['queued', 'running'].includes(run.state));
  const at = waiting.findIndex((run) => run.graph === graph.key && (!run.targets?.length || run.targets.includes(id)));
  return at < 0 ? '' : `#${at + 1}`;
}

/** The run that is at work on this graph: what a stop button cancels. */
export const runAtWork = () => queue.runs.find((run) => run.graph === graph.key && run.state === 'running');

/** Credits as words: `?` where nobody knows, never 0 for it. */
export function priceWords(price) {
  if (price === null || price === undefined) return '?';
  return price === 0 ? t('node.free') : t('node.credits', { n: round(price) });
}
const round = (n) => Math.round(n * 100) / 100;
export const secondsWords = (seconds) => {
  if (seconds === null || seconds === undefined) return '';
  if (seconds < 60) return t('node.seconds', { n: seconds < 10 ? seconds.toFixed(1) : Math.round(seconds) });
  return t('node.minutes', { m: Math.floor(seconds / 60), s: String(Math.round(seconds % 60)).padStart(2, '0') });
};
