import { describe, expect, it } from 'vitest';
import cases from '../../../../tests/documents/mentions.json';
import { findMentions, lengthAsSent, mentionAt, overflowAt } from '../../src/node/mentions.js';

/** The table counts code points, JavaScript counts UTF-16 units. */
const codePoints = (text, offset) => [...text.slice(0, offset)].length;

describe('mentions', () => {
  it.each(cases)('of the shared table are found in "$text"', ({ text, tags, found }) => {
    const rows = findMentions(text, tags).map(({ start, end, name, tag }) => [codePoints(text, start), codePoints(text, end), name, tag]);
    expect(rows).toEqual(found);
  });

  it('are told while they are typed, after Chinese words and a full-width sign too', () => {
    expect(mentionAt('穿＠sne', 5)).toEqual({ start: 1, query: 'sne' });
    expect(mentionAt('a @', 3)).toEqual({ start: 2, query: '' });
    expect(mentionAt('ann@ex', 6)).toBe(null);
    expect(mentionAt('\\@ex', 4)).toBe(null);
  });
});

describe('the length of a prompt', () => {
  it('counts UTF-16 units of what is sent', () => {
    expect(lengthAsSent('😀\\@a')).toBe(4);
  });
  it('marks where it is too long, never inside a pair', () => {
    expect(overflowAt('abc', 3)).toBe(-1);
    expect(overflowAt('ab😀', 3)).toBe(2);
    expect(overflowAt('\\@abc', 3)).toBe(4);
  });
});
