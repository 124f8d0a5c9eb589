// The page's title: how far the runs are, then the graph.
import { computed, watch } from 'vue';
import { graph } from '../store/graph.js';
import { t } from '../words/index.js';
import { active, percent } from './progress.js';

export const pageTitle = computed(() => {
  const under = active.value.length ? `${t('title.running', { n: active.value.length, percent: percent.value ?? 0 })} · ` : '';
  return `${under}${graph.loaded && graph.saved.title ? `${graph.saved.title} · ` : ''}Tagwire`;
});
export const keepTitle = () => watch(pageTitle, (words) => { document.title = words; }, { immediate: true });
