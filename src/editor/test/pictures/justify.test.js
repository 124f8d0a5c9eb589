import { describe, expect, it } from 'vitest';
import { lay, neighbour } from '../../src/pictures/justify.js';

const rows = (n, width = 16, height = 9) => Array.from({ length: n }, (_, id) => ({ id: String(id), width, height }));
const wall = (groups, more = {}) => lay(groups, { width: 1000, target: 200, gap: 10, ...more });

describe('a wall', () => {
  it('fills the width with every full row and never overlaps', () => {
    const { tiles, height } = wall([{ key: 'a', rows: rows(11) }]);
    expect(tiles.map((tile) => tile.index)).toEqual([...Array(11).keys()]);
    for (const y of new Set(tiles.map((tile) => tile.y)).values()) {
      const line = tiles.filter((tile) => tile.y === y), last = line.at(-1);
      if (last.index < 9) expect(last.x + last.w).toBeCloseTo(1000);
      line.slice(1).forEach((tile, i) => expect(tile.x).toBeCloseTo(line[i].x + line[i].w + 10));
    }
    expect(height).toBeCloseTo(Math.max(...tiles.map((tile) => tile.y + tile.h)));
  });
  it('does not blow up a last row that is not full', () => {
    const { tiles } = wall([{ key: 'a', rows: rows(4) }]);
    expect(tiles.at(-1).h).toBeLessThanOrEqual(220);
  });
  it('stands in two columns where it is narrow', () => {
    const { tiles } = wall([{ key: 'a', rows: rows(5) }], { width: 374, columns: 2 });
    expect(new Set(tiles.map((tile) => tile.x)).size).toBe(2);
  });
  it('puts a head over each group that has a name', () => {
    const { heads, tiles } = wall([{ key: 'a', label: 'Today', rows: rows(2) }, { key: 'b', label: 'Yesterday', rows: rows(2) }]);
    expect(heads.map((head) => head.label)).toEqual(['Today', 'Yesterday']);
    expect(tiles[0].y).toBe(40);
    expect(tiles[2].index).toBe(2);
  });
});

it('arrow keys lead to the next in order and to the nearest above and below', () => {
  const { tiles } = wall([{ key: 'a', rows: rows(9) }]);
  const perRow = tiles.filter((tile) => tile.y === 0).length;
  expect(neighbour(tiles, 0, 'ArrowRight')).toBe(1);
  expect(neighbour(tiles, 0, 'ArrowLeft')).toBe(0);
  expect(neighbour(tiles, 1, 'ArrowDown')).toBe(1 + perRow);
  expect(neighbour(tiles, 1 + perRow, 'ArrowUp')).toBe(1);
  expect(neighbour(tiles, 3, 'End')).toBe(8);
});
