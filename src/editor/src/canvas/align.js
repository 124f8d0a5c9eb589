// Boxes brought into line: aligned to one side, or spread with equal gaps.

const round = (value) => Math.round(value);

/** Whether two boxes lie on one another, or nearer than `by`. */
export const meet = (a, b, by = 0) => a.x < b.x + b.width + by && b.x < a.x + a.width + by && a.y < b.y + b.height + by && b.y < a.y + a.height + by;

export function bounds(boxes) {
  const x = Math.min(...boxes.map((box) => box.x)), y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

const places = {
  left: (box, all) => [all.x, box.y],
  center: (box, all) => [all.x + (all.width - box.width) / 2, box.y],
  right: (box, all) => [all.x + all.width - box.width, box.y],
  top: (box, all) => [box.x, all.y],
  middle: (box, all) => [box.x, all.y + (all.height - box.height) / 2],
  bottom: (box, all) => [box.x, all.y + all.height - box.height],
};
export const sides = Object.keys(places);

/** Boxes {id, x, y, width, height} put to one side of all of them: {id: [x, y]}, only those that move. */
export function aligned(boxes, side) {
  const all = bounds(boxes);
  return moved(boxes, (box) => places[side](box, all));
}

/** Boxes spread along 'x' or 'y' with equal gaps; the outermost stay. */
export function spread(boxes, axis) {
  if (boxes.length < 3) return {};
  const size = axis === 'x' ? 'width' : 'height';
  const row = [...boxes].sort((a, b) => a[axis] - b[axis]);
  const first = row[0], last = row.at(-1);
  const room = last[axis] + last[size] - first[axis] - row.reduce((sum, box) => sum + box[size], 0);
  let next = first[axis];
  const found = new Map();
  for (const box of row) {
    found.set(box.id, next);
    next += box[size] + room / (row.length - 1);
  }
  return moved(boxes, (box) => (axis === 'x' ? [found.get(box.id), box.y] : [box.x, found.get(box.id)]));
}

function moved(boxes, place) {
  const rows = boxes.map((box) => [box, place(box).map(round)]).filter(([box, [x, y]]) => x !== box.x || y !== box.y);
  return Object.fromEntries(rows.map(([box, to]) => [box.id, to]));
}
