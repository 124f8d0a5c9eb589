// Word of what was bought before and has come since: said once in each browser.
import { notify, ui } from '../store/ui.js';
import { t } from '../words/index.js';

const KEPT = 'tagwire.arrived';

/** {count, since}: how many have come since the editor began. */
export function tellArrived({ count = 0, since = 0 } = {}) {
  const [before, seen] = (localStorage.getItem(KEPT) ?? ' ').split(' ');
  const fresh = before === String(since) ? count - Number(seen) : count;
  if (fresh <= 0) return;
  localStorage.setItem(KEPT, `${since} ${count}`);
  const action = ui.view === 'gallery' ? null : { label: t('paid.see'), run: () => { ui.view = 'gallery'; } };
  notify(t('paid.arrived', { n: fresh }), { seconds: 12, action });
}
