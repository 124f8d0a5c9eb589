// The page's title: how far the runs are, then the graph.
import { computed, watch } from 'vue';
import { graph } from '../store/graph.js';
import { t } from '../words/index.js';
import { graphTitle } from './naming.js';
import { active, own, ownPercent, percent } from './progress.js';

export const pageTitle = computed(() => {
  const [runs, share] = graph.loaded ? [own.value, ownPercent.value] : [active.value, percent.value];
  const under = runs.length ? `${t('title.running', { n: runs.length, percent: share ?? 0 })} · ` : '';
  return `${under}${graph.loaded ? `${graphTitle.value} · ` : ''}Tagwire`;
});
export const keepTitle = () => watch(pageTitle, (words) => { document.title = words; }, { immediate: true });
