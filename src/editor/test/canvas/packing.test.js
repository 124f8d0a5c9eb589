import { describe, expect, it } from 'vitest';
import { layered } from '../../src/canvas/layers.js';
import { packed } from '../../src/canvas/packing.js';
import { bounds } from '../../src/canvas/align.js';

const over = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const overlaps = (boxes) => boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => over(a, b)).map((b) => [a.id, b.id]));
const laid = (boxes, links) => { const places = layered(boxes, links); return boxes.map((box) => ({ ...box, x: places[box.id][0], y: places[box.id][1] })); };
const box = (id, width = 320, height = 400) => ({ id, x: 40, y: 60, width, height });
const shape = (boxes) => { const { width, height } = bounds(boxes); return width / height; };

describe('packing', () => {
  it('puts one box where it is, and none over another', () => {
    expect(packed([{ width: 9, height: 9 }], 1.6, 10)).toEqual([[0, 0]]);
    const sizes = Array.from({ length: 23 }, (_, i) => ({ id: `${i}`, width: 100 + ((i * 37) % 90), height: 60 + ((i * 53) % 200) }));
    const found = packed(sizes, 1.6, 20).map(([x, y], i) => ({ ...sizes[i], x, y }));
    expect(overlaps(found)).toEqual([]);
    expect(shape(found)).toBeGreaterThan(1);
    expect(shape(found)).toBeLessThan(2.4);
  });
});

describe('tidying much', () => {
  it('sets chains beside and below one another, each from left to right', () => {
    const boxes = [], links = [];
    for (let i = 0; i < 8; i += 1) for (let k = 0; k < 5; k += 1) { boxes.push(box(`${i}.${k}`)); if (k) links.push([`${i}.${k - 1}`, `${i}.${k}`]); }
    const found = laid(boxes, links), at = Object.fromEntries(found.map((one) => [one.id, one]));
    expect(overlaps(found)).toEqual([]);
    expect(shape(found)).toBeGreaterThan(1);
    expect(shape(found)).toBeLessThan(2.4);
    for (const [from, to] of links) expect(at[from].x + 320).toBeLessThan(at[to].x);
    expect([bounds(found).x, bounds(found).y]).toEqual([40, 60]);
  });
  it('folds a long layer into a grid, left of what takes it', () => {
    const boxes = [box('end'), ...Array.from({ length: 30 }, (_, i) => box(`in${i}`, 264, 280))], links = boxes.slice(1).map(({ id }) => [id, 'end']);
    const found = laid(boxes, links), end = found.find(({ id }) => id === 'end');
    expect(overlaps(found)).toEqual([]);
    expect(shape(found)).toBeGreaterThan(0.9);
    for (const one of found) if (one !== end) expect(one.x + one.width).toBeLessThan(end.x);
  });
  it('leaves a short layer in one column', () => {
    const boxes = [box('end'), box('a', 264, 280), box('b', 264, 280), box('c', 264, 280)], found = laid(boxes, ['a', 'b', 'c'].map((id) => [id, 'end']));
    expect(new Set(found.slice(1).map(({ x }) => x)).size).toBe(1);
  });
});
