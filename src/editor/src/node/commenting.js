// Which node's comment is being written, and how many lines of the card it takes.
import { ref } from 'vue';
import { act } from '../acts.js';
import { useKeys } from '../keys.js';
import { nodes } from '../store/graph.js';
import { single } from '../store/ui.js';

export const commenting = ref('');
export const COMMENT_KEY = 'Shift+C';
useKeys([{ keys: [COMMENT_KEY], words: 'keys.comment', group: 'edit', when: () => nodes.has(single.value) && !nodes.get(single.value).collapsed, run: () => { commenting.value = single.value; } }]);
const MOST = 3, LATIN = 6, WIDE = 11;

export function comment(id, words) {
  const entry = nodes.get(id), text = words.trim();
  if (!entry || text === (entry.comment ?? '')) return;
  act('comment_node', { node: id }, [{ do: 'comment_node', node: id, comment: text }]);
}

/** The room for its words across a card: 12 pixels are left at either edge. */
export const widthForComment = (width) => width - 26;
/** Lines a comment gets on a card so wide: the rest is seen on hover. */
export function commentLines(text, width) {
  let lines = 0;
  for (const line of text.split('\n')) {
    const across = [...line].reduce((sum, sign) => sum + (sign > '\u2e80' ? WIDE : LATIN), 0);
    lines += Math.max(1, Math.ceil(across / width));
    if (lines >= MOST) return MOST;
  }
  return lines;
}
