// What a person decides about a purchase nobody knows the outcome of.
import { post } from '../api.js';
import { complain, notify } from '../store/ui.js';
import { t } from '../words/index.js';

/** choice: adopt (with the task's id), resubmit or abandon. Resolves to the purchase as it is now, or null. */
export async function decide(id, choice, task = '') {
  try {
    const entry = await post('/api/ledger/resolve', { id, choice, task });
    notify(t(`paid.decided.${choice}${choice === 'resubmit' && !entry.run_again ? '_later' : ''}`));
    return entry;
  } catch (fault) {
    complain(fault);
    return null;
  }
}
