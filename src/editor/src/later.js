// Parts of the editor the first paint does without: each is fetched when first asked for, or when the browser has time.
import { complain } from './store/ui.js';
import { t } from './words/index.js';

const parts = [];
const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));

/** `fetched()` is the promise of the module; one that could not be fetched is asked for anew the next time. */
export function later(fetch) {
  let found = null;
  const fetched = () => (found ??= fetch().catch((fault) => { found = null; throw fault; }));
  parts.push(fetched);
  return fetched;
}

/** The module somebody waits for, or null and a word about it. */
export async function needed(fetched) {
  try {
    return await fetched();
  } catch {
    complain({ message: t('part.missing'), remedy: t('part.missing_remedy') });
    return null;
  }
}

/** Fetch what is still to come, one after another, while nothing else is to be done. */
export function fetchParts() {
  const [next] = parts.splice(0, 1);
  if (next) idle(() => next().catch(() => {}).then(fetchParts), { timeout: 2000 });
}
