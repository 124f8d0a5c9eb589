import { beforeEach, describe, expect, it, vi } from 'vitest';
import { flush, setSetting } from '../../src/acts.js';
import { delta, load, nodes, typedAt } from '../../src/store/graph.js';
import { kinds } from '../../src/store/kinds.js';
import { TAB } from '../../src/store/texts.js';

const kind = (type, settings) => kinds.set(type, { type, title: type, category: '', summary: '', asks: '', broken: '', inputs: [], outputs: [{ name: 'text', kind: 'text' }], settings, words: {}, search: [] });
kind('prompt', [{ name: 'text', control: 'prompt', default: '', required: false, help: '' }]);

/** A server as ours is: the last text wins, every edit is told to all in one order. */
let rev = 1, sent = [];
const told = (text, args, edit = 'e') => { rev += 1; delta({ graph: 'g', rev, nodes: { p: { type: 'prompt', settings: { text } } }, history: { done: [{ name: 'set', args: { node: 'p', setting: 'text', ...args } }], undone: [] }, edit }); };
const text = () => nodes.get('p').settings.text;
const echo = () => { const one = sent.shift(); told(one.commands[0].value, one.args); };

beforeEach(() => {
  rev = 1; sent = [];
  vi.stubGlobal('fetch', async (path, { body }) => { sent.push(JSON.parse(body)); return { ok: true, status: 200, headers: { get: () => 'application/json' }, json: async () => ({ rev: rev + 1 }) }; });
  load({ graph: '', rev: 0, saved: {}, history: {}, document: { nodes: {} } });
  load({ graph: 'g', rev: 1, saved: {}, history: {}, document: { nodes: { p: { type: 'prompt', settings: { text: 'shoe' } } } } });
});

describe('words of another tab', () => {
  it('join those not sent yet', async () => {
    setSetting('p', 'text', 'shoe mine');
    told('theirs shoe', { by: 'other', read: 1 });
    expect(text()).toBe('theirs shoe mine');
    await flush();
    expect(sent.at(-1).commands[0].value).toBe('theirs shoe mine');
    expect(sent.at(-1).args).toMatchObject({ by: TAB, read: 2 });
    echo();
    expect(typedAt('p.text')).toBe(undefined);
    expect(text()).toBe('theirs shoe mine');
  });
  it('come back when ours were sent over them, and are sent once more', async () => {
    setSetting('p', 'text', 'shoe mine');
    await flush();
    told('theirs shoe', { by: 'other', read: 1 });
    expect(text()).toBe('theirs shoe mine');
    echo();
    expect(text()).toBe('theirs shoe mine');
    await flush();
    expect(sent.at(-1).commands[0].value).toBe('theirs shoe mine');
    echo();
    expect(typedAt('p.text')).toBe(undefined);
  });
  it('do not take ours away in the tab that wrote first', async () => {
    setSetting('p', 'text', 'shoe mine');
    await flush();
    echo();
    told('theirs shoe', { by: 'other', read: 1 });
    expect(text()).toBe('theirs shoe mine');
    told('theirs shoe mine', { by: 'other', read: 3 });
    expect(text()).toBe('theirs shoe mine');
  });
  it('are gone when a step is taken back, and what is not sent stays', () => {
    told('theirs shoe', { by: 'other', read: 1 });
    setSetting('p', 'text', 'theirs shoe mine');
    told('shoe', {}, null);
    expect(text()).toBe('shoe mine');
  });
});

it('two texts in a row are each on the one before', async () => {
  setSetting('p', 'text', 'shoe one');
  await flush();
  setSetting('p', 'text', 'shoe one two');
  await flush();
  echo();
  expect(text()).toBe('shoe one two');
  echo();
  expect(text()).toBe('shoe one two');
});

it('a graph that is told anew keeps what is not sent', () => {
  setSetting('p', 'text', 'shoe mine');
  load({ graph: 'g', rev: 5, saved: {}, history: {}, document: { nodes: { p: { type: 'prompt', settings: { text: 'red shoe' } } } } });
  expect(text()).toBe('red shoe mine');
});
