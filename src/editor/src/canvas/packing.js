// Boxes packed side by side and in rows, so that all together have about the proportion of a view.

const LEAST_FILL = 0.02; // how much emptier a packing may be before a better proportion no longer counts

/** Rows of columns no wider than `most`: tall boxes begin a row, small ones go below one another in it. */
function shelves(boxes, most, gap) {
  const placed = [];
  let top = 0, high = 0, left = 0, wide = 0, low = 0;
  for (const box of boxes) {
    if (placed.length && low + box.height <= high && left + Math.max(wide, box.width) <= most && box.width <= wide) { // below the last, in its column
      placed.push([left, top + low]);
    } else {
      left = placed.length ? left + wide + gap : 0;
      if (left && left + box.width > most) { top += high + gap; left = 0; high = 0; }
      high = Math.max(high, box.height);
      wide = box.width;
      low = 0;
      placed.push([left, top]);
    }
    low += box.height + gap;
  }
  const width = Math.max(...placed.map(([x], i) => x + boxes[i].width)), height = Math.max(...placed.map(([, y], i) => y + boxes[i].height));
  return { placed, width, height };
}

/** Where boxes {width, height} go: [[x, y], ..] in their order, `ratio` wide to high as near as can be. */
export function packed(boxes, ratio, gap) {
  if (boxes.length < 2) return boxes.map(() => [0, 0]);
  const order = boxes.map((box, i) => ({ ...box, i })).sort((a, b) => b.height - a.height || a.i - b.i);
  const widest = Math.max(...boxes.map((box) => box.width)), area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0);
  let best = null;
  for (let part = 0.6; part < 2.6; part += 0.05) {
    const found = shelves(order, Math.max(widest, Math.sqrt(area * ratio) * part), gap);
    const cost = Math.max(found.width / ratio, found.height) * (1 + LEAST_FILL * Math.abs(part - 1)); // how far one must go back to see it all
    if (!best || cost < best.cost) best = { ...found, cost };
  }
  const places = [];
  order.forEach((box, n) => { places[box.i] = best.placed[n]; });
  return places;
}

/** Columns of boxes from left to right, [[{width, height}, ..], ..], each folded into as many as make the whole `ratio` wide to high. */
export function foldedColumns(columns, ratio, { down, across, between }) {
  const high = (column) => column.reduce((sum, box) => sum + box.height + down, -down);
  const fold = (most) => columns.map((column) => stacks(column, Math.max(1, Math.ceil(high(column) / most)), down, across));
  const size = (rows) => ({ width: rows.reduce((sum, row) => sum + row.width + between, -between), height: Math.max(...rows.map((row) => row.height)) });
  const tallest = Math.max(...columns.map(high));
  let best = null;
  for (let most = tallest; most > tallest / 12; most *= 0.9) {
    const rows = fold(most), { width, height } = size(rows), cost = Math.max(width / ratio, height);
    if (!best || cost < best.cost * 0.97) best = { rows, cost, width, height };
  }
  return best;
}
/** One column as several beside each other: the next box goes where it stands highest, so that the order stays from top to bottom. */
function stacks(column, count, down, across) {
  const piles = Array.from({ length: count }, () => ({ low: 0, width: 0, boxes: [] }));
  for (const box of column) {
    const pile = piles.reduce((a, b) => (b.low < a.low ? b : a));
    pile.boxes.push([box, pile.low]);
    pile.low += box.height + down;
    pile.width = Math.max(pile.width, box.width);
  }
  const placed = [];
  let x = 0;
  for (const pile of piles) {
    for (const [box, y] of pile.boxes) placed.push([box, x + (pile.width - box.width) / 2, y]);
    x += pile.width + across;
  }
  return { placed, width: x - across, height: Math.max(...piles.map((pile) => pile.low)) - down };
}
