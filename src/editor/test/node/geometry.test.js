import { beforeEach, describe, expect, it } from 'vitest';
import { COMMENT_LINE, COMMENT_ROOM, GAP, HERO, LEDGER_ROW, MORE, ROW, TAG_ROW, WIDE, dependents, formOf, handleBounds, layoutOf, sizeOf } from '../../src/node/geometry.js';
import { setMore } from '../../src/node/more.js';
import { load, onGraph } from '../../src/store/graph.js';
import { kinds } from '../../src/store/kinds.js';
import { patch } from '../../src/store/live.js';
import { takeReview } from '../../src/store/review.js';

const row = (name, control, more = {}) => ({ name, control, default: null, required: false, help: '', ...more });
const port = (name, kind, more = {}) => ({ name, kind, many: false, required: false, ...more });
const kind = (type, inputs, outputs, settings, more = {}) => kinds.set(type, { type, title: type, category: '', summary: '', asks: '', broken: '', inputs, outputs, settings, words: {}, search: [], ...more });

kind('prompt', [], [port('text', 'text')], [row('text', 'prompt', { default: '' })]);
kind('reference_image', [], [port('image', 'image')], [row('file', 'picture', { default: '' }), row('fit', 'select', { options: ['refuse', 'pad'], default: 'refuse' }), row('pad_color', 'color', { default: '#ffffff' })]);
kind('gen4_image', [port('prompt', 'text', { required: true }), port('references', 'image', { many: true })], [port('image', 'image')], [row('aspect_ratio', 'select', { default: '16:9' }), row('tags', 'tags', { port: 'references', default: [] }), row('seed', 'seed'), row('model', 'select', { options: ['x', 'y'], default: 'x' })], { asks: 'images' });
kind('output', [port('image', 'image', { required: true })], [port('image', 'image')], [row('name', 'text')], { category: 'output' });

const node = (type, settings = {}, more = {}) => ({ type, version: 1, settings, at: [0, 0], ...more });
const open = (nodes, wires = []) => load({ graph: 'g', rev: 1, document: { nodes, wires }, saved: {}, history: {} });
const wire = [['prompt.text', 'shot.prompt'], ['a.image', 'shot.references'], ['b.image', 'shot.references'], ['shot.image', 'out.image']];
const whole = (settings = {}) => ({ prompt: node('prompt', { text: '@a and @b' }), a: node('reference_image', { file: 'a.png' }), b: node('reference_image'), shot: node('gen4_image', { tags: ['a', 'b'], ...settings }), out: node('output') });

beforeEach(() => open(whole(), wire));

describe('the size of a node', () => {
  it('is the same however the node stands', () => {
    const before = sizeOf('shot');
    for (const status of ['queued', 'running', 'done', 'failed']) {
      patch('shot', { status, progress: 0.4, seed: 7, pictures: [{ asset: 'x', width: 9, height: 16 }], error: { code: 'x', message: 'y', remedy: 'z' } });
      takeReview({ kind: 'review', stale: { shot: ['prompt'] }, problems: [{ node: 'shot', severity: 'error', message: 'm' }] });
      expect(sizeOf('shot')).toEqual(before);
    }
  });
  it('grows by a row for each wire with a tag, and the prompt by one for each tag', () => {
    const [shot, prompt] = [sizeOf('shot').height, sizeOf('prompt').height];
    open(whole({ tags: ['a'] }), wire.filter(([start]) => start !== 'b.image'));
    expect(shot - sizeOf('shot').height).toBe(TAG_ROW);
    expect(prompt - sizeOf('prompt').height).toBe(LEDGER_ROW);
  });
  it('follows the aspect of its own settings, and that of its source where it has none', () => {
    const wide = layoutOf('shot').frame;
    open(whole({ aspect_ratio: '1:1' }), wire);
    expect(layoutOf('shot').frame).toBeGreaterThan(wide);
    expect(layoutOf('out').frame).toBe(HERO - 18);
  });
  it('leaves out how a picture is fitted until it is: a colour only to pad with', () => {
    const before = sizeOf('a').height;
    open({ a: node('reference_image', { fit: 'crop' }) });
    expect(sizeOf('a').height - before).toBe(ROW);
    open({ a: node('reference_image', { fit: 'pad' }) });
    expect(sizeOf('a').height - before).toBe(ROW + GAP + ROW);
  });
  it('shows how a picture is fitted when all its settings are asked for', () => {
    const before = sizeOf('a').height;
    setMore('a', true);
    expect(sizeOf('a').height - before).toBe(ROW);
    setMore('a', false);
    expect(sizeOf('a').height).toBe(before);
  });
  it('folds what stands behind the seed under one line, told of when it opens', () => {
    const folded = sizeOf('shot').height, heard = [];
    const deaf = onGraph((news) => heard.push(Object.keys(news.nodes)));
    expect(formOf('shot').at(-1)).toMatchObject({ more: true, height: MORE });
    setMore('shot', true);
    expect(sizeOf('shot').height - folded).toBe(ROW + GAP);
    expect(heard).toEqual([['shot']]);
    setMore('shot', false);
    deaf();
  });
  it('grows by the lines of its comment, three at most', () => {
    const before = sizeOf('shot').height, strip = (comment) => { open({ ...whole(), shot: node('gen4_image', { tags: ['a', 'b'] }, { comment }) }, wire); return sizeOf('shot').height - before; };
    expect(strip('Short.')).toBe(COMMENT_LINE + COMMENT_ROOM);
    expect(strip('One\ntwo')).toBe(2 * COMMENT_LINE + COMMENT_ROOM);
    expect(strip('a\nb\nc\nd\ne')).toBe(3 * COMMENT_LINE + COMMENT_ROOM);
  });
  it('gives the last picture of a graph the most room', () => {
    expect(sizeOf('out').width).toBe(HERO);
    expect(sizeOf('shot').width).toBe(WIDE);
  });
  it('may follow from another: pictures from what they are made of, prompts from their readers', () => {
    expect(dependents(['shot'])).toEqual(expect.arrayContaining(['out', 'prompt']));
  });
  it('is small when it is folded, with the ports in use only', () => {
    open({ ...whole(), shot: node('gen4_image', {}, { collapsed: true }) }, wire.slice(0, 1));
    expect(handleBounds('shot').target.map(({ id }) => id)).toEqual(['prompt']);
    expect(handleBounds('shot').source).toEqual([]);
    expect(sizeOf('shot').height).toBeLessThan(80);
  });
});

describe('the ports of a node', () => {
  it('are centred on its edges, a row apart', () => {
    const { source, target } = handleBounds('shot'), { width } = sizeOf('shot');
    expect(source[0].x + source[0].width / 2).toBe(width);
    expect(target.map(({ x, width: w }) => x + w / 2)).toEqual([0, 0]);
    expect(target[1].y - target[0].y).toBe(24);
  });
  it('of a type nobody has here are those its wires name', () => {
    open({ ...whole(), odd: node('video_maker') }, [['shot.image', 'odd.picture'], ['odd.clip', 'out.image']]);
    expect(handleBounds('odd').target.map(({ id }) => id)).toEqual(['picture']);
    expect(handleBounds('odd').source.map(({ id }) => id)).toEqual(['clip']);
  });
});
