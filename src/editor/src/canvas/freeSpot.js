// A free place for a new box, as near as can be to the one wished for and in line with what is there.

export const GAP = 48;
// how much farther a place counts that is out of sight, well to the left or above, or not in line with a box
const UNSEEN = 600, BACK = 240, ASKEW = 40, LITTLE = 60;

/** boxes: {x, y, width, height}. `seen(box)` tells whether a box would be wholly in sight. Gives [x, y]. */
export function freeSpot([x, y], size, boxes, seen = () => true) {
  const covered = (px, py) => boxes.some((box) => px < box.x + box.width + 16 && box.x < px + size.width + 16 && py < box.y + box.height + 16 && box.y < py + size.height + 16);
  const cost = ([px, py, askew]) => Math.hypot(px - x, py - y) + (askew ? ASKEW : 0) + (px < x - LITTLE ? BACK : 0) + (py < y - LITTLE ? BACK : 0) + (seen({ x: px, y: py, ...size }) ? 0 : UNSEEN);
  const rows = [[x, y], ...boxes.flatMap((box) => {
    const right = box.x + box.width + GAP, below = box.y + box.height + GAP, left = box.x - size.width - GAP, above = box.y - size.height - GAP;
    return [[right, box.y], [right, y, true], [box.x, below], [x, below, true], [left, box.y], [left, y, true], [box.x, above], [x, above, true]];
  })];
  const found = rows.map((row) => [cost(row), row]).sort(([a], [b]) => a - b).find(([, row]) => !covered(...row));
  return (found?.[1] ?? [x, y]).slice(0, 2).map(Math.round);
}
