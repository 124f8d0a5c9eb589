import { beforeEach, describe, expect, test } from 'vitest';
import { actWords, historyRows } from '../../src/shell/actWords.js';
import { nodes } from '../../src/store/graph.js';
import { kinds } from '../../src/store/kinds.js';
import { language } from '../../src/words/index.js';

beforeEach(() => {
  language.value = 'en';
  nodes.clear();
  nodes.set('shot', { type: 'gen4_image', title: 'Hero shot', settings: {} });
  kinds.set('gen4_image', { type: 'gen4_image', title: 'Gen4 Image', words: { 'zh-CN': { title: 'Gen4 图像', settings: { seed: '种子' } } }, inputs: [], outputs: [], settings: [] });
});

describe('a step in words', () => {
  test('names tags, nodes and settings as people know them', () => {
    expect(actWords({ name: 'rename_tag', args: { old: 'model', new: 'dancer' } })).toBe('Renamed @model to @dancer');
    expect(actWords({ name: 'set', args: { node: 'shot', setting: 'seed' } })).toBe('Changed Seed of Hero shot');
    language.value = 'zh-CN';
    expect(actWords({ name: 'set', args: { node: 'shot', setting: 'seed' } })).toBe('修改「Hero shot」的种子');
  });
  test('counts one and many', () => {
    expect(actWords({ name: 'remove', args: { n: 1 } })).toBe('Removed a node');
    expect(actWords({ name: 'remove', args: { n: 3 } })).toBe('Removed 3 nodes');
  });
  test('keeps an act it does not know readable', () => {
    expect(actWords({ name: 'bend_spoon', args: {} })).toBe('bend spoon');
  });
});

test('the undo list counts steps from the first, and goes on with what was undone', () => {
  const rows = historyRows({ steps: 202, done: [{ name: 'move', args: { n: 1 } }, { name: 'tidy' }], undone: [{ name: 'paste', args: { n: 2 } }, { name: 'duplicate', args: { n: 2 } }] });
  expect(rows.map((row) => [row.step, row.undone])).toEqual([[200, false], [201, false], [202, false], [203, true], [204, true]]);
  expect(rows[0].words).toBe('200 earlier steps');
  expect(rows[3].words).toBe('Duplicated 2 nodes'); // the last undone is the next to be redone
});
