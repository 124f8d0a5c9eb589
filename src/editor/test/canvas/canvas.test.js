import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, nextTick } from 'vue';
import { act } from '../../src/acts.js';
import Canvas from '../../src/canvas/Canvas.vue';
import { choose } from '../../src/canvas/choice.js';
import { at } from '../../src/canvas/state.js';
import { delta, load, nodes } from '../../src/store/graph.js';
import { kinds } from '../../src/store/kinds.js';
import { selected } from '../../src/store/ui.js';

const kind = (type, inputs, outputs) => ({ type, version: 1, title: type, category: 'x', summary: '', asks: '', broken: '', inputs, outputs, settings: [], words: {}, search: [] });
const port = (name) => ({ name, kind: 'image', many: false, required: false });
const whole = () => ({
  kind: 'graph', graph: 'g', rev: 1, saved: {}, history: { done: [], undone: [] }, live: {},
  document: { name: 'g', nodes: { a: { type: 'give', settings: {}, at: [0, 0] }, b: { type: 'take', settings: {}, at: [400, 0] } }, wires: [['a.image', 'b.image']], frames: { f: { title: 'F', at: [-40, -80], size: [340, 500] } }, notes: { n: { text: '*hi*', at: [0, 700] } } },
});
let page;
const warned = vi.spyOn(console, 'warn');

beforeEach(async () => {
  globalThis.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} };
  kinds.set('give', kind('give', [], [port('image')]));
  kinds.set('take', kind('take', [port('image')], []));
  load(whole());
  page = createApp(Canvas);
  for (const name of ['q-tooltip', 'q-menu']) page.component(name, { render: () => null });
  page.mount(document.body.appendChild(document.createElement('div')));
  await nextTick();
});
afterEach(() => page.unmount());

describe('the canvas', () => {
  it('shows nodes, notes, frames and wires of the graph', () => {
    expect(at.flow.nodes.value.map((node) => node.id).sort()).toEqual(['a', 'b', 'frame:f', 'note:n']);
    expect(at.flow.edges.value.map((edge) => edge.id)).toEqual(['a.image>b.image']);
  });
  it('takes changes without losing the selection, and follows a new id', async () => {
    choose(['a']);
    await nextTick();
    expect(selected.value).toEqual(['a']);
    delta({ graph: 'g', rev: 2, nodes: { b: { type: 'take', settings: {}, at: [500, 9] } } });
    expect(at.flow.findNode('b').position).toEqual({ x: 500, y: 9 });
    expect(at.flow.findNode('a').selected).toBe(true);
    delta({ graph: 'g', rev: 3, nodes: { a: null, shoe: { type: 'give', settings: {}, at: [0, 0] } }, wires: [['shoe.image', 'b.image']], renamed: { a: 'shoe' } });
    await nextTick();
    expect(selected.value).toEqual(['shoe']);
    expect(at.flow.edges.value.map((edge) => edge.source)).toEqual(['shoe']);
  });
  it('hides what lies in a folded frame and hangs its wires on the frame', () => {
    delta({ graph: 'g', rev: 2, nodes: {}, frames: { f: { title: 'F', at: [-40, -80], size: [340, 500], collapsed: true } } });
    expect(at.flow.findNode('a').hidden).toBe(true);
    expect(at.flow.edges.value[0]).toMatchObject({ source: 'frame:f', sourceHandle: 'a.image', target: 'b' });
    delta({ graph: 'g', rev: 3, nodes: {}, frames: { f: { title: 'F', at: [-40, -80], size: [340, 500] } } });
    expect(at.flow.findNode('a').hidden).toBe(false);
    expect(at.flow.edges.value[0].source).toBe('a');
  });
  it('spreads what lies on a heap, and writes it down with the first act only', async () => {
    const { document: whole_ } = whole(), sent = [];
    vi.stubGlobal('fetch', vi.fn(async (path, { body } = {}) => { sent.push([path, JSON.parse(body)]); return new Response('{"rev": 2, "added": []}', { headers: { 'content-type': 'application/json' } }); }));
    const bare = Object.fromEntries(Object.entries(whole_.nodes).map(([id, { at: gone, ...entry }]) => [id, entry]));
    load({ ...whole(), document: { ...whole_, nodes: bare, frames: {}, notes: {} } });
    await vi.waitFor(() => expect(nodes.get('a').at).toEqual([0, 0]));
    await vi.waitFor(() => expect(at.flow.findNode('b').position.x).toBeGreaterThan(at.flow.findNode('a').position.x + 100));
    expect(sent).toEqual([]);
    delta({ graph: 'g', rev: 2, nodes: { b: { type: 'take', settings: {}, at: [0, 0], title: 'B' } } });
    expect(at.flow.findNode('b').position.x).toBeGreaterThan(100);
    await act('mute', {}, [{ do: 'set_state', nodes: ['b'], state: 'muted' }]);
    expect(sent[0][1].commands.map((command) => command.do)).toEqual(['move', 'set_state']);
    delta({ graph: 'g', rev: 3, nodes: { a: { type: 'give', settings: {}, at: [7, 9] }, b: { type: 'take', settings: {}, at: [500, 9] } } });
    sent.length = 0;
    await act('mute', {}, [{ do: 'set_state', nodes: ['b'], state: 'on' }]);
    expect(sent[0][1].commands.map((command) => command.do)).toEqual(['set_state']);
    vi.unstubAllGlobals();
  });
  it('says nothing on the console', () => expect(warned.mock.calls.map(([words]) => String(words).slice(0, 300))).toEqual([]));
});
