// What the server notes of a picture brought in, in the language chosen.
import { t } from '../words/index.js';

const known = [
  [/^It was turned upright/, 'upright'], [/^Parts of it are transparent/, 'transparent'], [/^It is small: (\d+) pixels/, 'small'],
  [/brought in before, under this name/, 'before'], [/brought in before, as (.+)\.$/, 'before_as'],
];
/** A note we do not know is told as it came. */
export function noted(note) {
  for (const [pattern, name] of known) {
    const found = pattern.exec(note);
    if (found) return t(`pictures.note_${name}`, { what: found[1] ?? '' });
  }
  return note;
}
