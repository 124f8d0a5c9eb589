import { ChangeSet } from '@codemirror/state';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { flush, sendWords, setSetting } from '../../src/acts.js';
import { arrived, delta, departing, late, load, nodes, type, typedAt } from '../../src/store/graph.js';
import { kinds } from '../../src/store/kinds.js';
import { TAB, hands } from '../../src/store/texts.js';
import { Hand } from '../../src/node/prompt/hand.js';

const kind = (type, settings) => kinds.set(type, { type, title: type, category: '', summary: '', asks: '', broken: '', inputs: [], outputs: [{ name: 'text', kind: 'text' }], settings, words: {}, search: [] });
kind('prompt', [{ name: 'text', control: 'prompt', default: '', required: false, help: '' }]);

/** A server as ours is: it takes words for the text it has, and tells everybody in one order, when `hear` is called. */
let rev, has, news, sent;
const answer = (status, body) => ({ ok: status === 200, status, headers: { get: () => 'application/json' }, json: async () => body });
function write(text, written = { by: 'other', node: 'p', setting: 'text', changes: null }) {
  rev += 1;
  has = text;
  const message = { graph: 'g', rev, nodes: { p: { type: 'prompt', settings: { text } } }, written };
  news.push(message);
}
const hear = () => news.splice(0).forEach(delta);
const text = () => nodes.get('p').settings.text;

beforeEach(() => {
  rev = 1; has = 'shoe'; news = []; sent = [];
  hands.clear();
  vi.stubGlobal('fetch', async (path, { body }) => {
    const edit = JSON.parse(body), { was, value } = edit.commands.at(-1);
    sent.push(edit);
    if (was !== has) { setTimeout(hear); return answer(200, { rev, now: has, message: 'x' }); }
    if (value !== has) write(value, edit.written);
    return answer(200, { rev });
  });
  load({ graph: '', rev: 0, saved: {}, history: {}, document: { nodes: {} } });
  load({ graph: 'g', rev: 1, saved: {}, history: {}, document: { nodes: { p: { type: 'prompt', settings: { text: 'shoe' } } } } });
});

describe('words of another tab', () => {
  it('join those not sent yet', async () => {
    setSetting('p', 'text', 'shoe mine');
    write('theirs shoe');
    hear();
    expect(text()).toBe('theirs shoe mine');
    await flush();
    expect(sent).toHaveLength(1);
    expect(sent[0].commands[0]).toMatchObject({ was: 'theirs shoe', value: 'theirs shoe mine' });
    expect(sent[0].written).toMatchObject({ by: TAB, node: 'p', setting: 'text' });
    hear();
    expect(typedAt('p.text')).toBe(undefined);
    expect(text()).toBe('theirs shoe mine');
  });
  it('that were faster are kept, and ours are sent once more over them', async () => {
    setSetting('p', 'text', 'shoe mine');
    write('theirs shoe');
    await flush();
    expect(sent.map(({ commands: [{ was }] }) => was)).toEqual(['shoe', 'theirs shoe']);
    expect(has).toBe('theirs shoe mine');
    hear();
    expect([text(), typedAt('p.text')]).toEqual([has, undefined]);
  });
  it('do not take ours away in the tab that wrote first', async () => {
    setSetting('p', 'text', 'shoe mine');
    await flush();
    write('theirs shoe mine');
    hear();
    expect(text()).toBe('theirs shoe mine');
    expect(typedAt('p.text')).toBe(undefined);
  });
  it('are gone when a step is taken back, and what is not sent stays', () => {
    write('theirs shoe');
    hear();
    setSetting('p', 'text', 'theirs shoe mine');
    write('shoe', null);
    hear();
    expect(text()).toBe('shoe mine');
  });
});

it('two texts in a row are each on the one before', async () => {
  setSetting('p', 'text', 'shoe one');
  await flush();
  setSetting('p', 'text', 'shoe one two');
  await flush();
  expect(sent.map(({ commands: [{ was }] }) => was)).toEqual(['shoe', 'shoe one']);
  hear();
  expect([text(), typedAt('p.text')]).toEqual(['shoe one two', undefined]);
});

it('what is written and taken back again is not sent', async () => {
  setSetting('p', 'text', 'shoes');
  setSetting('p', 'text', 'shoe');
  await flush();
  expect(sent).toEqual([]);
  expect(typedAt('p.text')).toBe(undefined);
});

it('words that come with other commands are one step with them, and come again together', async () => {
  type('p', 'text', 'shoe @tag');
  write('red shoe');
  await sendWords('p', 'text', { name: 'attach', args: { tag: 'tag' }, commands: [{ do: 'connect' }] });
  expect(sent.map(({ commands }) => commands.map((one) => one.do))).toEqual([['connect', 'set'], ['connect', 'set']]);
  expect(has).toBe('red shoe @tag');
});

it('a graph that is told anew keeps what is not sent', () => {
  setSetting('p', 'text', 'shoe mine');
  load({ graph: 'g', rev: 5, saved: {}, history: {}, document: { nodes: { p: { type: 'prompt', settings: { text: 'red shoe' } } } } });
  expect(text()).toBe('red shoe mine');
});

it('a graph that is told anew does not repeat what it has of ours', async () => {
  setSetting('p', 'text', 'shoe mine');
  await flush();
  setSetting('p', 'text', 'shoe mine too');
  load({ graph: 'g', rev, saved: {}, history: {}, document: { nodes: { p: { type: 'prompt', settings: { text: 'a shoe mine' } } } } });
  expect(text()).toBe('a shoe mine too');
});

/** An editor's hand at the prompt; `put` writes there. */
function seated() {
  const hand = new Hand('shoe', [], 'shoe');
  hands.set('p.text', { heard: (...told) => { hand.heard(...told); return hand.text; }, send: () => hand.send(), refused: () => hand.refused(), landed: (n) => hand.landed(n), busy: () => false, told() {} });
  return (insert) => {
    const from = hand.text.length;
    hand.write(ChangeSet.of({ from, insert }, from));
    type('p', 'text', hand.text);
  };
}
it('who writes letter by letter is asked where his words are', async () => {
  seated()(' ');
  write('shoe ', { by: 'other', node: 'p', setting: 'text', changes: [4, [0, ' ']] });
  await flush();
  hear();
  expect([has, text()]).toEqual(['shoe  ', 'shoe  ']); // two blanks, one of each
});
it('an answer that comes after what it answers for takes nothing else for sent', () => {
  const put = seated(), mine = { by: TAB, node: 'p', setting: 'text' };
  put(' one');
  const first = departing('p', 'text');
  put(' two');
  const second = departing('p', 'text');
  expect([first.was, second.was]).toEqual(['shoe', 'shoe one']);
  write('shoe one', { ...mine, changes: first.changes });
  hear();
  arrived('p.text', first.flight, rev);
  write('red shoe one', { by: 'other', node: 'p', setting: 'text', changes: [[0, 'red '], 8] });
  hear();
  late('p.text', second.flight);
  expect(text()).toBe('red shoe one two');
  expect(departing('p', 'text')).toMatchObject({ was: 'red shoe one', value: 'red shoe one two' });
});
