import { describe, expect, it } from 'vitest';
import { fitting } from '../../src/canvas/view.js';

const pane = { width: 1000, height: 700 };

describe('what is fitted', () => {
  it('is never larger than life', () => {
    expect(fitting({ x: 0, y: 0, width: 200, height: 100 }, pane).zoom).toBe(1);
  });
  it('is seen whole, in the middle', () => {
    const { x, zoom } = fitting({ x: 100, y: 0, width: 2000, height: 100 }, pane);
    expect(zoom).toBeLessThan(0.5);
    expect(x + 100 * zoom).toBeCloseTo(1000 - (x + 2100 * zoom));
  });
  it('shows its beginning where all of it would be too small to read', () => {
    const { x, y, zoom } = fitting({ x: 100, y: 50, width: 4000, height: 3000 }, pane, 0.6);
    expect(zoom).toBe(0.6);
    expect([x + 100 * zoom, y + 50 * zoom]).toEqual([28, 28]);
  });
});
