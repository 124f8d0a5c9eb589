import { beforeEach, describe, expect, it } from 'vitest';
import { nearEnd, pieceOf } from '../../src/canvas/curve.js';
import { rehung } from '../../src/canvas/rehanging.js';
import { rewired, swapCommands, swaps } from '../../src/canvas/swapping.js';
import { byId } from '../../src/canvas/wires.js';
import { whyNot } from '../../src/canvas/whyNot.js';
import { load } from '../../src/store/graph.js';
import { kinds } from '../../src/store/kinds.js';

const port = (name, kind = 'image', many = false) => ({ name, kind, many, required: false });
const tags = { name: 'tags', control: 'tags', port: 'references' }, seed = { name: 'seed', control: 'seed' };
const kind = (type, inputs, outputs, settings = []) => ({ type, version: 1, title: type, category: 'x', summary: '', asks: '', broken: '', inputs, outputs, settings, words: {}, search: [] });

beforeEach(() => {
  kinds.clear();
  kinds.set('words', kind('words', [], [port('text', 'text')]));
  kinds.set('give', kind('give', [], [port('image')]));
  kinds.set('shot', kind('shot', [port('prompt', 'text'), port('references', 'image', true)], [port('image')], [tags, seed]));
  kinds.set('fast', kind('fast', [port('prompt', 'text'), port('references', 'image', true)], [port('picture')], [tags, seed]));
  kinds.set('out', kind('out', [port('image')], []));
  load({
    graph: 'g', rev: 1, saved: {}, history: { done: [], undone: [] },
    document: {
      name: 'g', hidden: [['w.text', 's.prompt']],
      nodes: { w: { type: 'words' }, a: { type: 'give' }, b: { type: 'give' }, s: { type: 'shot', at: [9, 8], title: 'Cover', settings: { seed: 7, tags: ['shoe', 'anna'] } }, t: { type: 'shot', settings: {} }, o: { type: 'out' } },
      wires: [['w.text', 's.prompt'], ['a.image', 's.references'], ['b.image', 's.references'], ['s.image', 'o.image']],
    },
  });
});
const wire = (id) => byId.value.get(id);

describe('a wire taken by its end', () => {
  const ends = { sourceX: 0, sourceY: 0, targetX: 300, targetY: 0 };
  it('is taken where it is near, and by neither in the middle', () => {
    expect([nearEnd(ends, 20, 5, 44), nearEnd(ends, 280, 5, 44), nearEnd(ends, 150, 0, 44)]).toEqual(['source', 'target', '']);
  });
  it('leaves each end its third of a short wire', () => expect(nearEnd({ ...ends, targetX: 60 }, 30, 0, 44)).toBe(''));
  it('shows the part that may be taken', () => expect(pieceOf(ends, 'target', 44)).toMatch(/^M.* L300,0$/));
  it('goes to another port with its tag, in one act', () => {
    expect(rehung(wire('a.image>s.references'), 'target', 't.references')).toEqual([
      { do: 'disconnect', start: 'a.image', end: 's.references' }, { do: 'connect', start: 'a.image', end: 't.references', tag: 'shoe' },
    ]);
  });
  it('keeps its place when another node gives', () => {
    expect(rehung(wire('a.image>s.references'), 'source', 't.image')).toEqual([{ do: 'connect', start: 't.image', end: 's.references', instead: 'a.image' }]);
  });
});

describe('another type in a node\'s place', () => {
  it('keeps the wires it has ports for', () => {
    expect(rewired('s', kinds.get('fast')).lost).toBe(0);
    expect(rewired('s', kinds.get('give')).lost).toBe(3);
    expect(rewired('s', kinds.get('out')).lost).toBe(3);
    expect(swaps('s').map((row) => [row.kind.type, row.lost])[0]).toEqual(['fast', 0]);
  });
  it('takes over settings, title, tags and hidden wires', () => {
    expect(swapCommands('s', kinds.get('fast'), 'fast')).toEqual([
      { do: 'add', type: 'fast', id: 'fast', at: [9, 8], settings: { seed: 7 } },
      { do: 'title_node', node: 'fast', title: 'Cover' },
      { do: 'connect', start: 'fast.picture', end: 'o.image', instead: 's.image' },
      { do: 'connect', start: 'w.text', end: 'fast.prompt' },
      { do: 'connect', start: 'a.image', end: 'fast.references', tag: 'shoe' },
      { do: 'connect', start: 'b.image', end: 'fast.references', tag: 'anna' },
      { do: 'hide_wires', wires: [['w.text', 'fast.prompt']], hidden: true },
      { do: 'remove', nodes: ['s'] },
    ]);
  });
});

describe('why not', () => {
  it('says it in the language of the page', () => {
    expect(whyNot('w.text', 'o.image', 'wire w.text -> o.image: it gives text, the port takes image.')).toBe('words · Text gives words; out · Image takes pictures.');
    expect(whyNot('a.image', 's.references', 'a.image is wired to s.references already.')).toBe('give is wired to Cover · References already.');
    expect(whyNot('s.image', 't.references', 'wires would run in a ring: s -> t -> s.')).toContain('ring');
  });
  it('leaves the words only the server has', () => expect(whyNot('a.image', 't.references', 'the tags of t cannot be read.')).toBe('the tags of t cannot be read.'));
});
