import { beforeEach, describe, expect, it } from 'vitest';
import { seat } from '../../src/canvas/inserting.js';
import { rewired } from '../../src/canvas/swapping.js';
import { whyNot } from '../../src/canvas/whyNot.js';
import { byId } from '../../src/canvas/wires.js';
import { hasFoot, sizeOf } from '../../src/node/geometry.js';
import { load } from '../../src/store/graph.js';
import { isSeen, kindOf, kinds, kindsIn, meet, portColor } from '../../src/store/kinds.js';
import { clock, filmUrl } from '../../src/store/live.js';

const port = (name, ...carried) => ({ name, kind: carried[0], kinds: carried, many: false, required: false });
const kind = (type, inputs, outputs, settings = []) => kinds.set(type, { type, version: 1, title: type, category: 'x', summary: '', asks: '', broken: '', inputs, outputs, settings, words: {}, search: [] });
const aspect = { name: 'aspect_ratio', control: 'select', default: '9:16' };

beforeEach(() => {
  kinds.clear();
  kind('photo', [], [port('image', 'image')]);
  kind('film', [port('image', 'image')], [port('video', 'video')], [aspect]);
  kind('out', [port('image', 'image', 'video')], [port('image', 'image', 'video')]);
  kind('small', [port('image', 'image')], [port('image', 'image')]);
  load({
    graph: 'g', rev: 1, saved: {}, history: { done: [], undone: [] },
    document: { name: 'g', nodes: { p: { type: 'photo' }, f: { type: 'film', settings: {} }, o: { type: 'out', settings: {} }, n: { type: 'out', settings: {} }, s: { type: 'small', settings: {} } }, wires: [['p.image', 'f.image'], ['f.video', 'o.image']] },
  });
});
const wire = (id) => byId.value.get(id);

describe('a port of two kinds', () => {
  it('meets what carries either, and one of one kind only its own', () => {
    const [film, out, small] = ['film', 'out', 'small'].map((type) => kindOf(type));
    expect(meet(film.outputs[0], out.inputs[0])).toBe(true);
    expect(meet(film.outputs[0], small.inputs[0])).toBe(false);
    expect(meet(out.outputs[0], small.inputs[0])).toBe(true);
  });
  it('is told from one the server says nothing of', () => expect([kindsIn({ kind: 'text' }), kindsIn(undefined)]).toEqual([['text'], []]));
  it('takes a node in the wire of a film only where that takes films', () => {
    expect(seat('n', wire('f.video>o.image'))).toEqual({ in_port: 'image', out_port: 'image' });
    expect(seat('s', wire('f.video>o.image'))).toBe(null);
  });
  it('keeps the wire of a film when another type takes its place', () => {
    expect(rewired('o', kindOf('out')).lost).toBe(0);
    expect(rewired('o', kindOf('small')).lost).toBe(1);
  });
  it('says what it takes when something else is brought', () => {
    expect(whyNot('f.video', 's.image', 'wire f.video -> s.image: it gives video, the port takes image.')).toMatch(/video/);
  });
});

describe('a film on its card', () => {
  it('has the colour of films and a frame of its own shape, and so has the output it is wired to', () => {
    expect(portColor('video')).toBe('var(--tw-video)');
    expect([isSeen('video'), isSeen('text')]).toEqual([true, false]);
    expect(sizeOf('f').height).toBeGreaterThan(sizeOf('f').width);
    expect(sizeOf('o').height).toBeGreaterThan(300);
    expect(hasFoot(kindOf('film'))).toBe(true);
  });
  it('is fetched as an MP4 and told by its length', () => {
    expect(filmUrl('ab')).toBe('/pictures/ab.mp4');
    expect([5, 9.6, 65].map(clock)).toEqual(['0:05', '0:10', '1:05']);
  });
});
