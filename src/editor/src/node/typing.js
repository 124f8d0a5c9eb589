// Keys pressed in a field are the field's own, but for the shortcuts that work while one writes: run, save, find.
import { combo, shortcuts } from '../keys.js';

export function keep(event) {
  const keys = combo(event);
  if (!shortcuts.some((row) => row.inFields && row.keys.includes(keys))) event.stopPropagation();
}
/** A field of one line: Enter ends the writing. */
export function line(event) {
  keep(event);
  if (event.key === 'Enter' && !event.isComposing && !event.ctrlKey && !event.metaKey) event.target.blur();
}
