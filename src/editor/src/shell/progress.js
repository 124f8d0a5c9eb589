// How far the runs are: of this graph, and of all.
import { computed } from 'vue';
import { graph, nodes } from '../store/graph.js';
import { liveOf } from '../store/live.js';
import { queue } from '../store/desk.js';

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

/** Percent of all that is under way, or null when nothing is. */
export const percent = computed(() => {
  if (!running.value.length) return null;
  return Math.round((100 * running.value.reduce((sum, run) => sum + share(run), 0)) / running.value.length);
});
