import { expect, it } from 'vitest';
import { menuRows } from '../../src/node/prompt/menuRows.js';
import { load } from '../../src/store/graph.js';
import { kinds } from '../../src/store/kinds.js';

const kind = (type, inputs, outputs, settings) => kinds.set(type, { type, title: type, category: '', summary: '', asks: '', broken: '', inputs, outputs, settings, words: {}, search: [] });
kind('prompt', [], [{ name: 'text', kind: 'text' }], [{ name: 'text', control: 'prompt', default: '' }]);
kind('reference_image', [], [{ name: 'image', kind: 'image' }], [{ name: 'file', control: 'picture', default: '' }]);
kind('gen4_image', [{ name: 'prompt', kind: 'text' }, { name: 'references', kind: 'image', many: true }], [{ name: 'image', kind: 'image' }], [{ name: 'tags', control: 'tags', port: 'references', default: [] }]);
const node = (type, settings = {}) => ({ type, version: 1, settings, at: [0, 0] });
load({ graph: 'g', rev: 1, saved: {}, history: {}, document: { nodes: { prompt: node('prompt'), boot: node('reference_image', { file: 'boot.png' }), shot: node('gen4_image', { tags: ['boot'] }) }, wires: [['prompt.text', 'shot.prompt'], ['boot.image', 'shot.references']] } });
const gallery = ['1', '2', '3'].map((asset) => ({ asset, tags: ['boot'], title: 'Shop' }));
const tags = (query) => menuRows('prompt', ['shot'], query, gallery).map(({ tag }) => tag);

it('recent pictures have names of their own, and none that is taken', () => {
  expect(tags('')).toEqual(['boot', 'boot2', 'boot3', 'boot4', '']);
});
it('what is asked for to the letter comes first, what only resembles it last', () => {
  expect(tags('boot2')[0]).toBe('boot2');
  expect(tags('boo')[0]).toBe('boot');
});
