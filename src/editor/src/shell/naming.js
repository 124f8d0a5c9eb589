// What a graph is called; the server's key stands in where nobody named it, people read "Untitled".
import { computed } from 'vue';
import { graph } from '../store/graph.js';
import { t } from '../words/index.js';

export const titleOf = ({ title, key, file }) => (!title || (title === key && !file) ? t('graph.untitled') : title);
export const graphTitle = computed(() => graph.name || titleOf({ ...graph.saved, key: graph.key }));
