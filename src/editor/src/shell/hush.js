// After a save by key one may go on typing, as where a dialog asks for a note: those letters do nothing for a moment.
import { inField } from '../keys.js';

const SECONDS = 2;
let until = 0;

const letter = (event) => event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
function hear(event) {
  if (Date.now() > until) return loud();
  if (!letter(event) || inField(event.target)) return undefined;
  event.preventDefault();
  event.stopImmediatePropagation();
  return undefined;
}
function loud() {
  until = 0;
  removeEventListener('keydown', hear, true);
  removeEventListener('pointerdown', loud, true);
}

/** For two seconds, or until the pointer is used, letters typed outside of fields are no commands. */
export function hush() {
  until = Date.now() + SECONDS * 1000;
  addEventListener('keydown', hear, true);
  addEventListener('pointerdown', loud, true);
}
