// Where pictures stand on a wall: full rows of one height, or two columns where it is narrow.

/**
 * groups: [{key, label, rows}] of pictures with width and height. Returns {tiles, heads, height}:
 * tiles [{row, index, x, y, w, h}] in the order given, heads [{key, label, y}].
 */
export function lay(groups, { width, target = 220, gap = 6, head = 40, columns = 0 }) {
  const tiles = [], heads = [];
  let y = 0, index = 0;
  for (const { key, label, rows, ...more } of groups) {
    if (label) {
      heads.push({ key, label, y, rows, ...more });
      y += head;
    }
    const placed = columns ? inColumns(rows, width, columns, gap) : inRows(rows, width, target, gap);
    for (const tile of placed.tiles) tiles.push({ ...tile, y: tile.y + y, index: (index += 1) - 1 });
    y += placed.height + (label ? 12 : 0);
  }
  return { tiles, heads, height: y };
}

const shape = (row) => Math.min(3, Math.max(0.4, (row.width || 1) / (row.height || 1)));

function inRows(rows, width, target, gap) {
  const tiles = [];
  let line = [], sum = 0, y = 0, usual = target * 1.1;
  const close = (full) => {
    const room = width - gap * (line.length - 1);
    const h = full ? room / sum : Math.min(usual, room / sum);
    if (full) usual = h;
    let x = 0;
    for (const row of line) {
      const w = shape(row) * h;
      tiles.push({ row, x, y, w, h });
      x += w + gap;
    }
    y += h + gap;
    line = [];
    sum = 0;
  };
  for (const row of rows) {
    const before = sum ? (width - gap * (line.length - 1)) / sum : Infinity;
    const after = (width - gap * line.length) / (sum + shape(row));
    if (line.length && after < target && target - after > before - target) close(true);
    line.push(row);
    sum += shape(row);
    if ((width - gap * (line.length - 1)) / sum <= target) close(true);
  }
  if (line.length) close(false);
  return { tiles, height: Math.max(0, y - gap) };
}

function inColumns(rows, width, columns, gap) {
  const feet = Array(columns).fill(0);
  const w = (width - gap * (columns - 1)) / columns;
  const tiles = rows.map((row) => {
    const column = feet.indexOf(Math.min(...feet)), h = w / Math.max(0.5, shape(row));
    const tile = { row, x: column * (w + gap), y: feet[column], w, h };
    feet[column] += h + gap;
    return tile;
  });
  return { tiles, height: Math.max(0, Math.max(...feet) - gap) };
}

/** The tile a key leads to from another: left and right in order, up and down to the nearest beside. */
export function neighbour(tiles, from, key) {
  const last = tiles.length - 1;
  const steps = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last };
  if (key in steps) return Math.min(last, Math.max(0, steps[key]));
  const here = tiles[from], middle = here.x + here.w / 2, down = key === 'ArrowDown';
  let best = from, least = Infinity;
  for (const tile of tiles) {
    const gone = down ? tile.y - here.y : here.y - tile.y;
    if (gone < 1 || tile === here) continue;
    const aside = Math.max(0, tile.x - middle, middle - tile.x - tile.w);
    const cost = gone + aside * 4;
    if (cost < least) [best, least] = [tile.index, cost];
  }
  return best;
}
