import { beforeAll, describe, expect, it } from 'vitest';
import { asCommand, asPython, differences, promptParts, referencesOf, wordChanges, heard } from '../../src/pictures/receipt.js';
import { passes, sinceOf } from '../../src/pictures/listing.js';
import { idOf, titleOf } from '../../src/pictures/names.js';
import { kinds } from '../../src/store/kinds.js';

beforeAll(() => {
  kinds.set('gen4_image', { type: 'gen4_image', inputs: [{ name: 'prompt', kind: 'text' }, { name: 'references', kind: 'image' }], outputs: [{ name: 'image', kind: 'image' }], settings: [{ name: 'resolution', default: '1080p' }, { name: 'seed', default: null }, { name: 'tags', default: [] }] });
});
const told = {
  row: { title: 'My shot', node: 'shot' },
  settings: { 'prompt.text': "it's @a", 'shot.resolution': '1080p', 'shot.seed': 7, 'shot.tags': ['a', 'b'] },
  receipts: [{ node: 'shot', references: [{ tag: 'a', pixels_sha256: 'f00' }] }],
  document: { nodes: { shot: { type: 'gen4_image' }, pic: { type: 'reference_image', settings: { file: 'asset:beef' } } }, wires: [['prompt.text', 'shot.prompt'], ['pic.image', 'shot.references']] },
};

describe('a receipt', () => {
  it('marks the tags in a prompt, the longest first, and leaves mail addresses alone', () => {
    expect(promptParts('@model and @models, 在＠model里 me@model', ['model', 'models'])).toEqual([{ tag: 'model' }, { text: ' and ' }, { tag: 'models' }, { text: ', 在' }, { tag: 'model' }, { text: '里 me@model' }]);
  });
  it('finds the picture each reference came from', () => {
    expect(referencesOf(told)).toEqual([{ tag: 'a', hash: 'f00', node: 'pic', file: 'asset:beef', asset: 'beef' }]);
  });
  it('is told as a command and as Python, without what is default anyway', () => {
    expect(asCommand(told)).toBe("tagwire run my_shot.json \\\n  --target shot \\\n  --set 'prompt.text=it'\\''s @a' \\\n  --set shot.seed=7 \\\n  --set shot.tags=a,b");
    expect(asPython(told)).toContain('"shot.tags": ["a", "b"],');
    expect(asPython(told)).not.toContain('resolution');
  });
  it('says which settings differ, and which words', () => {
    expect(differences([{ a: 1, b: 2 }, { a: 1, b: 3, c: 4 }])).toEqual([{ place: 'b', values: [2, 3] }, { place: 'c', values: [undefined, 4] }]);
    expect(wordChanges('a red car', 'a blue car')).toEqual([{ text: 'a ', kind: 'same' }, { text: 'red', kind: 'gone' }, { text: 'blue', kind: 'new' }, { text: ' car', kind: 'same' }]);
  });
});

it('news pass the same filters as the server asks', () => {
  const row = { graph: 'g', node: 'shot', model: 'm', tags: ['a'], star: false, prompt: 'A red car', title: 'T', created: 100 };
  expect(passes(row, { graph: 'g', tag: 'a', query: 'CAR red' })).toBe(true);
  for (const wanted of [{ graph: 'h' }, { tag: 'b' }, { star: true }, { since: 200 }, { query: 'car blue' }]) expect(passes(row, wanted)).toBe(false);
  expect(sinceOf(7, new Date(2026, 10, 21, 15))).toBe(new Date(2026, 10, 15).getTime() / 1000);
});
it('names a node after its file', () => {
  expect(titleOf('C:\\x\\Red Shoe.final.jpg')).toBe('Red Shoe.final');
  expect(idOf('Red Shoe.JPG', new Map())).toBe('red_shoe');
  expect(idOf('red shoe.png', new Set(['red_shoe']))).toBe('red_shoe2');
  expect(idOf('鞋子.png', new Map(), '')).toBe('reference');
});

it('what a draft understood is told in rows: how many first, the place once', () => {
  const understood = { set: 'forest', scene: 'forest', subjects: [{ noun: 'fox', count: 2, action: 'run' }, { noun: 'owl' }], light: '', references: [{ tag: 'Cat', role: 'subject' }] };
  expect(heard(understood)).toEqual([['set', 'forest'], ['subjects', '2 × fox run; owl'], ['references', '@Cat subject']]);
  expect(heard(undefined)).toEqual([]);
});
