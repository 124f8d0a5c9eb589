// What a person thinks of pictures: starred, rejected, forgotten (with a while to think again).
import { shallowReactive } from 'vue';
import { post } from '../api.js';
import { galleryNews } from '../store/desk.js';
import { complain, dismiss, notify, say, ui } from '../store/ui.js';
import { t } from '../words/index.js';

const GRACE = 7;
/** Ids of pictures on their way out: not shown any more, not forgotten yet. */
export const leaving = shallowReactive(new Set());

async function mark(rows, change, words) {
  const before = rows.map((row) => ({ ...row }));
  tell({ changed: rows.map((row) => ({ ...row, ...change })) });
  say(t(words, { n: rows.length }));
  try {
    await post('/api/mark', { ids: rows.map((row) => row.id), ...change });
  } catch (fault) {
    tell({ changed: before });
    complain(fault);
  }
}
const tell = (news) => { galleryNews.value = { added: [], changed: [], removed: [], ...news }; };

/** Star pictures, or take the stars away when all have one. */
export function toggleStar(rows) {
  const star = !rows.every((row) => row.star);
  return mark(rows, star ? { star, rejected: false } : { star }, star ? 'pictures.said_star' : 'pictures.said_unstar');
}
export function toggleReject(rows) {
  const rejected = !rows.every((row) => row.rejected);
  return mark(rows, rejected ? { rejected, star: false } : { rejected }, rejected ? 'pictures.said_reject' : 'pictures.said_unreject');
}
export const setStar = (row, star) => mark([row], { star, rejected: false }, star ? 'pictures.said_star' : 'pictures.said_unstar');
export const setRejected = (row, rejected) => mark([row], { rejected, star: false }, rejected ? 'pictures.said_reject' : 'pictures.said_unreject');

/** Take pictures out of the gallery; until the notice goes they can be had back. */
export function forget(rows) {
  const ids = rows.map((row) => row.id);
  ids.forEach((id) => leaving.add(id));
  const timer = setTimeout(() => gone(ids), GRACE * 1000);
  const back = () => { clearTimeout(timer); ids.forEach((id) => leaving.delete(id)); };
  notify(t('pictures.forgotten', { n: ids.length }), { action: { label: t('pictures.undo'), run: back }, seconds: GRACE });
  const notice = ui.notices.at(-1)?.id;
  return () => { back(); dismiss(notice); };
}
async function gone(ids) {
  try {
    await post('/api/forget', { ids });
    tell({ removed: ids });
  } catch (fault) {
    complain(fault);
  } finally {
    ids.forEach((id) => leaving.delete(id));
  }
}
window.addEventListener('pagehide', () => {
  if (leaving.size) fetch('/api/forget', { method: 'POST', keepalive: true, credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ids: [...leaving] }) });
});
