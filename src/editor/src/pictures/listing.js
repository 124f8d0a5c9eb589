// A list of the gallery's pictures under some filters: read page by page, kept up to date by the news.
import { onScopeDispose, ref, shallowReactive, watch } from 'vue';
import { get } from '../api.js';
import { galleryNews } from '../store/desk.js';
import { complain } from '../store/ui.js';
import { leaving } from './marks.js';

const PAGE = 80;
const DAY = 86400;

/** Whether a picture passes: what the server does, for news. */
export function passes(row, { graph, node, tag, model, star, batch, since, query }) {
  const words = (query ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${row.prompt} ${row.title}`.toLowerCase();
  return (!graph || row.graph === graph) && (!node || row.node === node) && (!model || row.model === model) && (!batch || row.batch === batch)
    && (!tag || row.tags.includes(tag)) && (!star || row.star) && (!since || row.created >= since) && words.every((word) => text.includes(word));
}

/** The beginning of the time a filter asks for: today, or the last n days. */
export function sinceOf(days, now = new Date()) {
  if (!days) return 0;
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime() / 1000;
  return midnight - (days - 1) * DAY;
}

/**
 * wanted(): the filters {graph, node, tag, model, star, since, query}. The list's `held` true keeps
 * news waiting in `waiting` until `release()`, so that what is looked at does not move.
 */
export function useListing(wanted) {
  const list = shallowReactive({ rows: [], total: 0, facets: {}, loading: true, loaded: false, ended: false, waiting: [], held: false });
  let round = 0;
  const told = new Set(); // ids taken away: said here and by the server, counted once
  const asked = () => { const { since, star, ...filters } = wanted(); return { ...filters, ...(star ? { star: 'true' } : {}) }; };

  async function more(fresh = false) {
    if (!fresh && (list.loading || list.ended)) return;
    const mine = (round += 1);
    list.loading = true;
    try {
      const page = await get('/api/gallery', { ...asked(), limit: PAGE, before: fresh ? '' : list.rows.at(-1)?.id });
      if (mine !== round) return;
      const since = wanted().since ?? 0;
      const rows = page.rows.filter((row) => row.created >= since);
      const known = new Set(fresh ? [] : list.rows.map((row) => row.id));
      list.rows = [...(fresh ? [] : list.rows), ...rows.filter((row) => !known.has(row.id))];
      list.ended = page.rows.length < PAGE || rows.length < page.rows.length;
      list.total = since && list.ended ? list.rows.length : page.total;
      list.facets = page.facets;
      if (fresh) list.waiting = [];
      list.loaded = true;
    } catch (fault) {
      if (mine === round) { list.ended = true; complain(fault); }
    } finally {
      if (mine === round) list.loading = false;
    }
  }

  function release() {
    const there = new Set(list.rows.map((row) => row.id));
    const fresh = list.waiting.filter((row) => !there.has(row.id));
    list.rows = [...fresh, ...list.rows];
    list.waiting = [];
  }

  function hear({ added = [], changed = [], removed = [] }) {
    const anew = new Map(changed.map((row) => [row.id, row]));
    const gone = new Set([...removed, ...added.map((row) => row.id)]); // a picture made again becomes the newest
    const kept = list.rows.filter((row) => !gone.has(row.id)).map((row) => anew.get(row.id) ?? row);
    const fresh = added.filter((row) => passes(row, wanted())).sort((a, b) => b.created - a.created);
    const lost = removed.filter((id) => !told.has(id)), again = added.filter((row) => list.rows.some((one) => one.id === row.id));
    lost.forEach((id) => told.add(id));
    list.total = Math.max(kept.length, list.total - lost.length + fresh.length - again.length);
    list.waiting = [...fresh, ...list.waiting.filter((row) => !gone.has(row.id))];
    list.rows = kept;
    if (!list.held) release();
  }

  const stop = watch(galleryNews, (news) => news && hear(news));
  onScopeDispose(stop, true);
  const timer = ref(0);
  watch(() => JSON.stringify(wanted()), (now, before) => {
    clearTimeout(timer.value);
    const typing = before !== undefined && JSON.parse(now).query !== JSON.parse(before).query;
    timer.value = setTimeout(() => more(true), typing ? 180 : 0);
  }, { immediate: true });
  const shown = () => (leaving.size ? list.rows.filter((row) => !leaving.has(row.id)) : list.rows);
  const count = () => list.total - (list.rows.length - shown().length);
  return Object.assign(list, { count, more: () => more(), again: () => more(true), release, shown });
}
