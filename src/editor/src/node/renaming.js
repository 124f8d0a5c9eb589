// Which node's title is being written; F2 begins with the one selected (the sheet tells it once, with the canvas's).
import { ref } from 'vue';
import { act } from '../acts.js';
import { useKeys } from '../keys.js';
import { nodes } from '../store/graph.js';
import { kindOf, kindTitle } from '../store/kinds.js';
import { single } from '../store/ui.js';

export const renaming = ref('');
useKeys([{ keys: ['F2'], when: () => nodes.has(single.value), run: () => { renaming.value = single.value; } }]);

export function retitle(id, words) {
  renaming.value = '';
  const entry = nodes.get(id), title = words.trim();
  if (!entry || title === (entry.title ?? '') || (!entry.title && title === kindTitle(kindOf(entry.type)))) return;
  act('title_node', { node: id, title }, [{ do: 'title_node', node: id, title }]);
}
