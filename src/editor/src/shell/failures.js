// What went wrong in a run of this graph, said where one is, with the way to the node.
import { watch } from 'vue';
import { queue } from '../store/desk.js';
import { graph, nodes } from '../store/graph.js';
import { nodeTitle } from '../store/kinds.js';
import { liveOf } from '../store/live.js';
import { canvas, notify, openDialog, ui } from '../store/ui.js';
import { t } from '../words/index.js';
import { undecided } from '../paid/told.js';
import { show, view } from './views.js';

/** The node of this graph that failed first in a run; "" when there is none to be seen here. */
export const culpritOf = (run) => (run.graph === graph.key && (run.state === 'failed' || run.state === 'partial') && [...nodes.keys()].find((id) => liveOf(id).status === 'failed')) || '';

export async function goTo(node) {
  if (view.value !== 'canvas') {
    show('canvas');
    await new Promise((ready) => setTimeout(ready, 80)); // until the canvas stands
  }
  canvas.focus(node);
}

export function tellFailures() {
  const under = new Set();
  watch(() => queue.runs, (runs) => {
    for (const run of runs) {
      if (run.state === 'running') under.add(run.id);
      else if (under.delete(run.id) && run.graph === graph.key && view.value !== 'form') setTimeout(() => tell(run), 60); // the node's own word comes with it
    }
  }, { immediate: true });
}

function tell(run) {
  const node = culpritOf(run);
  if (!node) return;
  const { message = run.error, remedy = '' } = liveOf(node).error ?? {};
  if (undecided(liveOf(node).error)) {
    notify(`${nodeTitle(nodes.get(node))}: ${t('queue.unknown')}`, { level: 'warning', seconds: 12, action: { label: t('queue.decide'), run: () => (ui.narrow ? openDialog('purchases') : goTo(node)) } });
    return;
  }
  const action = ui.narrow ? null : { label: t('problems.go'), run: () => goTo(node) };
  notify(`${nodeTitle(nodes.get(node))}: ${message}`, { level: 'error', remedy, action });
}
