// A prompt as pieces: plain words, mentions known and unknown, and what is too long.
import { findMentions, overflowAt } from '../mentions.js';

/** [{start, end, tone, tag}] in order: tone is known, unknown or over. */
export function marksOf(text, tags, limit) {
  const marks = findMentions(text, tags).map(({ start, end, name, tag }) => ({ start, end, name, tag, tone: tag === null ? 'unknown' : 'known' }));
  const over = overflowAt(text, limit);
  return { marks, over };
}

/** The pieces of a text for showing it without the editor: [{text, tone, tag, name}]. */
export function pieces(text, tags, limit) {
  const { marks, over } = marksOf(text, tags, limit);
  const rows = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start > at) rows.push({ start: at, text: text.slice(at, mark.start), tone: '' });
    rows.push({ ...mark, text: text.slice(mark.start, mark.end) });
    at = mark.end;
  }
  if (at < text.length) rows.push({ start: at, text: text.slice(at), tone: '' });
  return over < 0 ? rows : rows.flatMap((row) => split(row, over));
}
function split(row, over) {
  const cut = over - row.start;
  if (cut >= row.text.length) return [row];
  if (cut <= 0) return [{ ...row, over: true }];
  return [{ ...row, text: row.text.slice(0, cut) }, { ...row, text: row.text.slice(cut), start: over, over: true }];
}
