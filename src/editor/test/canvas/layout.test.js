import { describe, expect, it } from 'vitest';
import { aligned, spread } from '../../src/canvas/align.js';
import { crosses, nearness, pointsOf } from '../../src/canvas/curve.js';
import { snap } from '../../src/canvas/guides.js';

const box = (id, x, y, width = 100, height = 50) => ({ id, x, y, width, height });

describe('align', () => {
  it('moves only what is out of line', () => {
    expect(aligned([box('a', 0, 0), box('b', 30, 90)], 'left')).toEqual({ b: [0, 90] });
    expect(aligned([box('a', 0, 0), box('b', 30, 90)], 'bottom')).toEqual({ a: [0, 90] });
  });
  it('spreads with equal gaps and keeps the outermost', () => {
    expect(spread([box('a', 0, 0), box('b', 110, 0), box('c', 400, 0)], 'x')).toEqual({ b: [200, 0] });
    expect(spread([box('a', 0, 0), box('b', 110, 0)], 'x')).toEqual({});
  });
});

describe('guides', () => {
  it('snaps an edge to an edge within reach and draws the line', () => {
    const { dx, dy, lines } = snap(box('m', 304, 200), [box('o', 300, 0)]);
    expect([dx, dy]).toEqual([-4, 0]);
    expect(lines.map((line) => line.at)).toEqual([300, 400]); // both edges in line: the middle says nothing more
    expect(lines[0]).toMatchObject({ axis: 'x', from: 0, to: 250 });
  });
  it('leaves a box alone that is near nothing', () => expect(snap(box('m', 340, 200), [box('o', 300, 0)])).toEqual({ dx: 0, dy: 0, lines: [] }));
  it('finds the middle between two neighbours', () => {
    const { dx, lines } = snap({ ...box('m', 203, 4), height: 37 }, [{ ...box('a', 0, 0), height: 51 }, { ...box('b', 400, 0), height: 51 }], 6);
    expect(dx).toBe(-3);
    expect(lines.some((line) => line.gap === 'x')).toBe(true);
  });
});

describe('curve', () => {
  const wire = { sourceX: 0, sourceY: 0, targetX: 200, targetY: 100 };
  it('is crossed by a line through it and not by one beside it', () => {
    expect(crosses(pointsOf(wire), [[100, -50], [100, 200]])).toBe(true);
    expect(crosses(pointsOf(wire), [[0, 50], [0, 200]])).toBe(false);
  });
  it('is near a box on it', () => {
    expect(nearness(pointsOf(wire), { x: 80, y: 30, width: 40, height: 40 })).toBe(0);
    expect(nearness(pointsOf(wire), { x: 0, y: 300, width: 40, height: 40 })).toBeGreaterThan(100);
  });
});

describe('tidy', () => {
  it('puts givers left of takers, the first port on top, and keeps the corner', async () => {
    const { layered } = await import('../../src/canvas/layers.js');
    const places = layered([box('shot', 500, 0, 320, 400), box('shoe', 10, 5, 264, 200), box('prompt', 20, 300, 320, 200)], [['prompt', 'shot'], ['shoe', 'shot']]);
    expect(places.prompt[0]).toBeLessThan(places.shot[0]);
    expect(places.prompt[1]).toBeLessThan(places.shoe[1]);
    expect(Math.min(...Object.values(places).map(([x]) => x))).toBe(10);
  });
});
