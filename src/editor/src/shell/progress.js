// How far the runs are: of this graph, and of all.
import { computed } from 'vue';
import { graph, nodes } from '../store/graph.js';
import { liveOf } from '../store/live.js';
import { queue } from '../store/desk.js';
import { t } from '../words/index.js';

export const isOver = (run) => run.state !== 'queued' && run.state !== 'running';
export const active = computed(() => queue.runs.filter((run) => !isOver(run)));
export const running = computed(() => active.value.filter((run) => run.state === 'running'));
export const own = computed(() => active.value.filter((run) => run.graph === graph.key));

/** 0..1 of one run; nodes under way count by their own progress where this tab sees it. */
export function share(run) {
  if (isOver(run)) return 1;
  if (!run.total) return 0;
  let part = 0;
  if (run.graph === graph.key && run.state === 'running') {
    for (const id of nodes.keys()) if (liveOf(id).status === 'running') part += liveOf(id).progress ?? 0;
  }
  return Math.min(1, (run.done + Math.min(part, run.total - run.done)) / run.total);
}

const ofAll = (runs) => (runs.some((run) => run.state === 'running') ? Math.round((100 * runs.reduce((sum, run) => sum + share(run), 0)) / runs.length) : null);
/** Percent of all that is asked for and not over, with what waits; null when nothing runs. */
export const percent = computed(() => ofAll(active.value));
/** The same of the graph that is shown. */
export const ownPercent = computed(() => ofAll(own.value));
/** How some runs stand, in words: "1 running · 3 waiting · 67%". */
export function chipWords(runs) {
  const n = runs.filter((run) => run.state === 'running').length, waiting = runs.length - n;
  if (!n) return t('queue.waiting_chip', { n: waiting });
  return t(waiting ? 'queue.chip_waiting' : 'queue.chip', { n, waiting, percent: ofAll(runs) });
}
export const others = computed(() => active.value.filter((run) => run.graph !== graph.key));
