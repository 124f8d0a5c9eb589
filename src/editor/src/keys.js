// Every shortcut of the editor, in one list: what is pressed, what it does, and the sheet that shows them.
import { onScopeDispose, shallowReactive } from 'vue';

export const apple = /Mac|iPhone|iPad/.test(navigator.platform ?? '');
/** Rows {keys: ['Mod+Enter'], words: 'keys.run', group: 'run', run(event), when(), inFields}. */
export const shortcuts = shallowReactive([]);

/** Register rows for the life of the calling component (or until the returned function is called). */
export function useKeys(rows) {
  shortcuts.push(...rows);
  const drop = () => rows.forEach((row) => shortcuts.splice(shortcuts.indexOf(row), 1));
  onScopeDispose(drop, true);
  return drop;
}

export const inField = (target) => target instanceof Element && !!target.closest('input, textarea, select, [contenteditable="true"]');

/** The combination an event stands for: Mod (Ctrl, or Cmd on a Mac), Alt, Shift and the key. */
export function combo(event) {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const letter = /^(Key|Digit)(.)$/.exec(event.code ?? '');
  const name = (event.altKey || event.shiftKey) && letter ? letter[2] : key;
  return [(apple ? event.metaKey : event.ctrlKey) && 'Mod', event.altKey && 'Alt', event.shiftKey && 'Shift', name].filter(Boolean).join('+');
}

export function pressed(event) {
  if (event.defaultPrevented || event.isComposing) return;
  const keys = combo(event);
  const typing = inField(event.target);
  const row = shortcuts.findLast((one) => one.keys.includes(keys) && (!typing || one.inFields) && (!one.when || one.when(event)));
  if (row && row.run(event) !== false) event.preventDefault();
}

/** As people read it: Ctrl+Enter, or ⌘↩ on a Mac. */
export function shown(keys) {
  const mac = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Delete: '⌫', Backspace: '⌫', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'esc' };
  const pc = { Mod: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };
  return keys.split('+').map((key) => (apple ? mac : pc)[key] ?? key).join(apple ? '' : '+');
}
