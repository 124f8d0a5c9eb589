import { describe, expect, it } from 'vitest';
import { GAP, freeSpot } from '../../src/canvas/freeSpot.js';

const size = { width: 200, height: 300 }, box = (x, y) => ({ x, y, width: 200, height: 300 });

describe('a free place', () => {
  it('is the one wished for when nothing is there', () => expect(freeSpot([40, 60], size, [])).toEqual([40, 60]));
  it('is beside what is there, in line with it', () => expect(freeSpot([10, 10], size, [box(0, 0)])).toEqual([200 + GAP, 0]));
  it('steps on over a whole row, and never covers a box', () => {
    const boxes = [];
    for (let n = 0; n < 12; n += 1) {
      const [x, y] = freeSpot([0, 0], size, boxes);
      expect(boxes.some((one) => x < one.x + 200 && one.x < x + 200 && y < one.y + 300 && one.y < y + 300)).toBe(false);
      boxes.push(box(x, y));
    }
  });
  it('stays in sight when it can', () => {
    const seen = ({ x }) => x + 200 <= 400;
    expect(freeSpot([0, 0], size, [box(0, 0)], seen)).toEqual([0, 300 + GAP]);
  });
});
