import { beforeEach, describe, expect, test } from 'vitest';
import { button, priceWords, titlesOf } from '../../src/shell/runs.js';
import { share } from '../../src/shell/progress.js';
import { graph, nodes } from '../../src/store/graph.js';
import { kinds } from '../../src/store/kinds.js';
import { live } from '../../src/store/live.js';
import { forgetReview, takeReview } from '../../src/store/review.js';
import { language } from '../../src/words/index.js';

const kind = (type, asks = '') => kinds.set(type, { type, title: type, asks, inputs: [], outputs: [], settings: [] });
beforeEach(() => {
  language.value = 'en';
  nodes.clear();
  live.clear();
  forgetReview();
  kind('prompt');
  kind('gen4_image', 'images');
  nodes.set('a', { type: 'prompt' });
  nodes.set('b', { type: 'prompt' });
  nodes.set('shot', { type: 'gen4_image' });
});
const told = (more) => takeReview({ kind: 'review', rev: 1, problems: [], states: { a: 'cached', shot: 'run' }, price: 16, ...more });

describe('the run button', () => {
  test('tells the price, a free draft, an unknown price, or that nothing is new', () => {
    told({});
    expect(button.value).toMatchObject({ state: 'ready', price: '16 credits' });
    told({ price: 0 });
    expect(button.value.price).toBe('free draft');
    told({ price: null });
    expect(button.value.price).toBe('?');
    told({ states: { shot: 'cached' } });
    expect(button.value).toMatchObject({ state: 'fresh', label: 'Up to date' });
  });
  test('says how much of it runs, and offers a new seed when nothing has to', () => {
    told({ worth: { run: ['shot'], slow: 2, all: 6, again: null } });
    expect(button.value).toMatchObject({ state: 'ready', label: 'Run · 2 of 6', price: '16 credits' });
    told({ worth: { run: ['shot'], slow: 1, all: 1, again: null } });
    expect(button.value.label).toBe('Run');
    told({ states: { shot: 'cached' }, price: 0, worth: { run: [], slow: 0, all: 1, again: { nodes: ['shot'], run: ['shot'], slow: 1, price: 8 } } });
    expect(button.value).toMatchObject({ state: 'again', label: 'Run again · new seed', price: '8 credits' });
  });
  test('says why nothing can be made', () => {
    nodes.set('shot', { type: 'gen4_image', title: 'Hero', state: 'muted' });
    told({ states: { a: 'run' }, asleep: { shot: 'it is muted' }, worth: { run: [], slow: 0, all: 0, again: null } });
    expect(button.value).toMatchObject({ state: 'asleep', label: 'Hero is muted' });
    nodes.delete('shot');
    told({ states: { a: 'run' }, asleep: {}, worth: { run: [], slow: 0, all: 0, again: null } });
    expect(button.value).toMatchObject({ state: 'nothing', label: 'Add an image node' });
  });
  test('says what stands in the way; a warning does not', () => {
    told({ problems: [{ severity: 'warning', node: 'shot' }] });
    expect(button.value.state).toBe('ready');
    told({ problems: [{ severity: 'error', node: 'shot' }] });
    expect(button.value).toMatchObject({ state: 'blocked', label: '1 problem' });
  });
  test('knows an empty graph', () => {
    nodes.clear();
    expect(button.value.state).toBe('empty');
  });
  test('calls work that never costs neither free nor draft', () => {
    expect(priceWords(0, ['a'])).toBe('');
  });
});

test('nodes of one title are counted, and many are cut short', () => {
  expect(titlesOf(['a', 'b', 'shot'])).toBe('prompt ×2, gen4_image');
  expect(titlesOf(['a', 'b', 'shot'], 1)).toBe('prompt ×2 and 1 more');
});

test('a run is as far as its steps, and the one under way counts by its own progress', () => {
  graph.key = 'g';
  live.set('shot', { status: 'running', progress: 0.5 });
  expect(share({ graph: 'g', state: 'running', total: 4, done: 1 })).toBe(0.375);
  expect(share({ graph: 'other', state: 'running', total: 4, done: 1 })).toBe(0.25);
  expect(share({ graph: 'g', state: 'done', total: 4, done: 4 })).toBe(1);
});
