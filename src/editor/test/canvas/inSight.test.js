import { describe, expect, it } from 'vitest';
import { wayIn, wholly } from '../../src/canvas/inSight.js';

const room = { width: 1000, height: 700 }, tools = { x: 16, y: 650, width: 260, height: 36 }, map = { x: 796, y: 560, width: 188, height: 124 };
const box = (x, y, width = 300, height = 400) => ({ x, y, width, height });
const after = (one, [dx, dy]) => ({ ...one, x: one.x + dx, y: one.y + dy });

describe('the way into sight', () => {
  it('is none for what is seen', () => {
    expect(wayIn(box(100, 100), room, [tools, map])).toEqual([0, 0]);
    expect(wholly(box(100, 100), room, [tools, map])).toBe(true);
  });
  it('is no longer than it must be', () => expect(wayIn(box(-40, 100), room, [])).toEqual([56, 0]));
  it('leads out from under the map and the tools', () => {
    for (const one of [box(690, 280), box(900, 600), box(20, 290), box(0, 680)]) {
      const way = wayIn(one, room, [tools, map]);
      expect(wholly(after(one, way), room, [tools, map])).toBe(true);
    }
  });
  it('shows the head of what is larger than the pane', () => expect(wayIn(box(100, 200, 300, 900), room, [])).toEqual([0, -184]));
});
