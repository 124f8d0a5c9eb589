import { describe, expect, it } from 'vitest';
import { changes, merged } from '../../src/store/merging.js';

describe('two changes to one text', () => {
  it('are both there, at its begin and its end', () => {
    expect(merged('a shoe', 'a shoe on a table', 'red: a shoe')).toBe('red: a shoe on a table');
  });
  it('are both there in one place, theirs first', () => {
    expect(merged('a shoe', 'a shoe mine', 'a shoe theirs')).toBe('a shoe theirs mine');
  });
  it('in one place are words apart, and the blanks of both stay', () => {
    expect(merged('a shoe ', 'a shoe mine', 'a shoe theirs')).toBe('a shoe theirs mine');
    expect(merged('a shoe', 'a shoe ', 'a shoe ')).toBe('a shoe ');
    expect(merged('a ', 'a mine', 'a theirs')).toBe('a theirs mine');
  });
  it('are both there in one word', () => {
    expect(merged('a shoe', 'a shoes', 'a reshoe')).toBe('a reshoes');
    expect(merged('a shoe', 'a boot', 'a sandal')).toBe('a sandal boot');
  });
  it('leave a word whole that is written while words come behind it', () => {
    expect(merged('so tea', 'so teapot', 'so tea is hot')).toBe('so teapot is hot');
  });
  it('that are the same are one', () => {
    expect(merged('a shoe', 'a red shoe', 'a red shoe')).toBe('a red shoe');
    expect(merged('a shoe', 'a red shoe', 'a red shoe, big')).toBe('a red shoe, big');
  });
  it('keep what one wrote where the other took everything away', () => {
    expect(merged('a shoe', '', 'a shoe')).toBe('');
    expect(merged('a shoe', 'a boot', '')).toBe('a boot');
  });
  it('far apart do not repeat what lies between', () => {
    expect(merged('one two three four', 'ONE two three FOUR', 'one two new three four')).toBe('ONE two new three FOUR');
  });
  it('in Chinese go sign by sign', () => {
    expect(merged('一张照片', '一张大照片', '一张照片，很亮')).toBe('一张大照片，很亮');
  });
});

it('a change for an editor is as small as can be', () => {
  expect(changes('a shoe', 'a shoes')).toEqual([{ from: 6, to: 6, insert: 's' }]);
  expect(changes('same', 'same')).toEqual([]);
});

it('in whatever order words come, none is lost', () => {
  let seed = 7;
  const draw = (n) => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 300; round += 1) {
    const base = Array.from({ length: 3 + draw(5) }, (_, n) => `b${n}`).join(' ');
    const put = (text, word) => { const words = text.split(' '); words.splice(draw(words.length + 1), 0, word); return words.join(' '); };
    const mine = put(put(base, 'm1'), 'm2'), theirs = put(put(base, 't1'), 't2');
    const words = merged(base, mine, theirs).split(' ');
    expect(words.sort()).toEqual(['m1', 'm2', 't1', 't2', ...base.split(' ')].sort());
  }
});
