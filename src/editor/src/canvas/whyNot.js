// Why a wire is not possible, in the language of the page; what only the server knows stays in its words.
import { nodeOf, portOf, wiresInto, wires } from '../store/graph.js';
import { kindsIn, meet } from '../store/kinds.js';
import { t } from '../words/index.js';
import { told } from '../words/told.js';
import { portAt, endWords, titleOf } from './wires.js';

export const full = (words) => /\bis full\b/.test(words);
const carriedWord = (kind) => { const key = `canvas.carries.${kind}`, found = t(key); return found === key ? kind : found; };
const carriedWords = (port) => kindsIn(port).map(carriedWord).join(' / ');

/** `words` is what the server said of a wire from `start` to `end`. */
export function whyNot(start, end, words) {
  if (!words) return '';
  const gives = portAt(nodeOf(start), portOf(start), 'source'), takes = portAt(nodeOf(end), portOf(end), 'target');
  if (gives && takes && !meet(gives, takes) && / it gives /.test(words)) return t('canvas.no_misfit', { start: endWords(start, 'source'), end: endWords(end, 'target'), gives: carriedWords(gives), takes: carriedWords(takes) });
  if (wires.value.some((wire) => wire.start === start && wire.end === end)) return t('canvas.no_already', { start: titleOf(nodeOf(start)), end: endWords(end, 'target') });
  if (/ in a ring/.test(words)) return t('canvas.no_ring', { start: titleOf(nodeOf(start)), end: titleOf(nodeOf(end)) });
  if (full(words)) return t('canvas.no_room', { end: endWords(end, 'target'), n: wiresInto(nodeOf(end), portOf(end)).length });
  return told(words);
}
