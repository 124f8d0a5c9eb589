// The pictures a form's graph gave: newest first, kept in step with the gallery.
import { computed, ref, shallowRef, watch } from 'vue';
import { get } from '../../api.js';
import { graph, nodes, outOf } from '../../store/graph.js';
import { galleryNews, queue } from '../../store/desk.js';
import { liveOf } from '../../store/live.js';
import { complain } from '../../store/ui.js';
import { isOver } from '../progress.js';

const rows = shallowRef([]);
const picked = ref('');
const newest = (list) => list.toSorted((a, b) => b.created - a.created);

const ends = () => [...nodes.keys()].filter((id) => !outOf.value.get(id)?.length);
/** What is seen large: {asset, width, height, row|null, example}. */
const seen = computed(() => {
  const row = rows.value.find((one) => one.id === picked.value) ?? rows.value[0];
  if (row) return { asset: row.asset, width: row.width, height: row.height, length: row.length, row, example: false };
  for (const id of [...ends(), ...nodes.keys()]) {
    const [picture] = liveOf(id).pictures ?? [];
    if (picture) return { ...picture, row: null, example: liveOf(id).example };
  }
  return null;
});

async function load() {
  picked.value = '';
  rows.value = [];
  const { key } = graph;
  if (!key) return;
  try {
    const told = await get('/api/gallery', { graph: key, limit: 60, rejected: 0 });
    if (key === graph.key) rows.value = newest(told.rows);
  } catch (fault) {
    if (fault.status !== 404) complain(fault);
  }
}

function hear(news) {
  if (!news) return;
  const mine = [...(news.added ?? []), ...(news.changed ?? [])].filter((row) => row.graph === graph.key);
  const gone = new Set([...(news.removed ?? []), ...mine.map((row) => row.id)]);
  if (!gone.size) return;
  const fresh = (news.added ?? []).some((row) => row.graph === graph.key);
  rows.value = newest([...mine.filter((row) => !row.rejected), ...rows.value.filter((row) => !gone.has(row.id))]);
  if (fresh) picked.value = ''; // a new picture is what was waited for
}

/** A run that gave what was there already has no news: what it gave is seen all the same. */
const over = computed(() => [graph.key, queue.runs.filter((run) => run.graph === graph.key && isOver(run))]);
function ended([key, runs], [before, known]) {
  const run = runs.findLast((one) => !known.some((other) => other.id === one.id));
  if (key !== before || run?.state !== 'done') return;
  const given = (run.targets?.length ? run.targets : ends()).map((id) => liveOf(id).gallery).find(Boolean);
  picked.value = !run.batch && rows.value.some((row) => row.id === given) ? given : '';
}

export function useResults() {
  watch(() => graph.key, load, { immediate: true });
  watch(galleryNews, hear);
  watch(over, ended);
  return { rows, seen, pick: (id) => { picked.value = id; } };
}
