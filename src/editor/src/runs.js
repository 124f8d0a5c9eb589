// Asking for runs: what was typed is sent first, so that what runs is what is seen.
import { post, settled } from './api.js';
import { flush } from './acts.js';
import { graph } from './store/graph.js';
import { complain } from './store/ui.js';

/** mode: all | node | from | failed; again: new seeds for what is made already. Resolves to the ids of the runs queued, or []. */
export async function run({ mode = 'all', targets = [], times = 1, settings, name = '', again } = {}) {
  try {
    await flush();
    await settled();
    return (await post('/api/run', { graph: graph.key, mode, targets, times, name, ...(settings ? { settings } : {}), ...(again ? { again } : {}) })).runs;
  } catch (fault) {
    complain(fault);
    return [];
  }
}

/** What such a run would do and cost: {run, cached, price, problems}. */
export const quote = ({ mode = 'all', targets = [], times = 1, settings, again } = {}) =>
  post('/api/quote', { graph: graph.key, mode, targets, times, ...(settings ? { settings } : {}), ...(again ? { again } : {}) });

export const cancel = (id) => post('/api/cancel', { run: id }).catch(complain);
export const orderQueue = (change) => post('/api/queue', change).catch(complain);
