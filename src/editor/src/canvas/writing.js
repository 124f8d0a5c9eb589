// Going into a node's own words; and letters that were meant for a field are never commands.
import { onScopeDispose } from 'vue';
import { inField } from '../keys.js';
import { arrived } from './stepAside.js';
import { at } from './state.js';

const REST = 1500, PATIENCE = 1500; // ms without a letter after which they are commands again; ms a new field is waited for
const frame = () => new Promise((next) => requestAnimationFrame(next));
const FIELDS = '.tw-prompt [role="textbox"], .tw-prompt [contenteditable="true"]';

export const hasPrompt = (kind) => kind.settings.some((row) => row.control === 'prompt');
const cardOf = (id) => at.root?.querySelector(`.vue-flow__node[data-id="${CSS.escape(id)}"]`);

/** Put the caret into a node's prompt, else the focus on its first control; false when it has none to be seen. */
export function enterNode(id) {
  const card = cardOf(id), own = card?.querySelector(FIELDS) ?? card?.querySelector('.tw-node-form :is(input, textarea, select, button, [role="textbox"], [tabindex="0"]):not(:disabled)') ?? card?.querySelector('.tw-node :is(button, input):not(:disabled)');
  own?.focus({ preventScroll: true });
  return !!own;
}

// ---- what is typed before the field is there ----
let waiting = null; // {until, keys}
/** Hold the letters typed from now on, until `writeIn` gives them to their field. */
export function awaitWords() {
  waiting = { until: performance.now() + PATIENCE, keys: [] };
}
/** The caret into the prompt of a node that is just coming, and what was typed for it meanwhile. */
export async function writeIn(id) {
  await arrived([id]);
  let field = null;
  while (waiting && performance.now() < waiting.until && !(field = cardOf(id)?.querySelector(FIELDS))) await frame();
  const keys = waiting?.keys ?? [];
  waiting = null;
  if (!field || !(document.activeElement === document.body || document.activeElement === at.root)) return; // they went elsewhere
  for (const key of keys) field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })); // the still text keeps them for its editor
  field.focus({ preventScroll: true });
}

// ---- what is typed after the field went ----
let field = null, last = 0; // where one wrote, and when the last letter came

const isField = (target) => inField(target) || !!target?.closest?.('[role="textbox"]');
const letter = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
const erases = ({ key }) => key === 'Backspace' || key === 'Delete';
/** By these one leaves a field on purpose; Enter is a new line where there are several. */
const leaves = ({ key, target }) => key === 'Escape' || key === 'Tab' || (key === 'Enter' && !target.closest('textarea, [contenteditable="true"]'));

/** Letters of a field that is not there any more, or not yet, end here; any other key begins anew. */
function heard(event) {
  const now = performance.now();
  if (isField(event.target)) {
    field = leaves(event) && !event.isComposing ? null : event.target;
    last = now;
    return;
  }
  const writes = letter(event) || erases(event);
  if (waiting && now < waiting.until && writes) erases(event) ? waiting.keys.pop() : waiting.keys.push(event.key);
  else if (field && !field.isConnected && now - last < REST && writes) last = now;
  else {
    if (event.key !== 'Shift') field = null;
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}
function pointed() {
  waiting = field = null;
}

export function useWriting() {
  window.addEventListener('keydown', heard, true);
  window.addEventListener('pointerdown', pointed, true);
  onScopeDispose(() => {
    window.removeEventListener('keydown', heard, true);
    window.removeEventListener('pointerdown', pointed, true);
    pointed();
  });
}
