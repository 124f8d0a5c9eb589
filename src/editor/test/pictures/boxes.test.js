import { describe, expect, it } from 'vitest';
import { boxOf, moved, nearest, padded, ratioOf, ratioWords, resized } from '../../src/pictures/boxes.js';

describe('a crop', () => {
  it('begins as the largest legal part of the middle', () => {
    expect(boxOf(4, nearest(4))).toEqual([0.25, 0, 0.5, 1]);
    const tall = boxOf(0.25, nearest(0.25));
    expect(tall).toEqual([0, 0.25, 1, 0.5]);
    expect(ratioOf(tall, 0.25)).toBeCloseTo(0.5);
  });
  it('stays inside the picture when moved', () => {
    expect(moved([0.25, 0, 0.5, 1], 9, 9)).toEqual([0.5, 0, 0.5, 1]);
  });
  it('keeps its proportion and its place inside, whichever grip is dragged how far', () => {
    for (const whole of [0.3, 1, 1.5, 4]) for (const ratio of [0.5, 1, 2]) for (const grip of ['n', 's', 'e', 'w', 'ne', 'nw', 'se', 'sw'])
      for (const [dx, dy] of [[0.1, 0.1], [-0.2, 0.05], [2, -2], [-2, 2]]) {
        const box = resized(boxOf(whole, ratio), grip, dx, dy, whole, ratio), [x, y, w, h] = box;
        expect(ratioOf(box, whole)).toBeCloseTo(ratio, 6);
        for (const part of [x, y, 1 - x - w, 1 - y - h]) expect(part).toBeGreaterThan(-1e-9);
      }
  });
  it('gives way to stay between 1:2 and 2:1 when its proportion is free', () => {
    for (const grip of ['n', 's', 'e', 'w', 'ne', 'sw']) for (const [dx, dy] of [[0.4, 0], [-0.4, 0], [0, 0.45], [0, -0.45]]) {
      const ratio = ratioOf(resized([0.2, 0.2, 0.5, 0.5], grip, dx, dy, 1.5), 1.5);
      expect(ratio).toBeGreaterThan(0.5 - 1e-6);
      expect(ratio).toBeLessThan(2 + 1e-6);
    }
  });
});

it('padding leaves the picture whole in the middle', () => {
  expect(padded(4, 2)).toEqual([0, 0.25, 1, 0.5]);
  expect(padded(0.25, 0.5)).toEqual([0.25, 0, 0.5, 1]);
});
it('says a proportion as people do', () => {
  expect([16 / 9, 1, 0.5, 3.2, 1 / 2.4].map(ratioWords)).toEqual(['16:9', '1:1', '1:2', '3.2:1', '1:2.4']);
});
