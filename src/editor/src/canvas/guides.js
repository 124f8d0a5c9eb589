// Where a box being dragged lines up with the others: the snap, and the lines that show it.

const edges = (low, size) => [low, low + size / 2, low + size];
const over = (a, al, b, bl) => a < b + bl && b < a + al;

/**
 * boxes: {x, y, width, height}. Gives {dx, dy, lines}: how far to shift `box`, and lines
 * {axis: 'x'|'y', at, from, to} (an x line stands upright) or gaps {gap: 'x'|'y', at, spans: [[from, to], ..]}.
 */
export function snap(box, others, reach = 6) {
  const x = best(box, others, 'x', reach), y = best(box, others, 'y', reach);
  const moved = { ...box, x: box.x + x.by, y: box.y + y.by };
  return { dx: x.by, dy: y.by, lines: [...linesOf(moved, others, 'x', x), ...linesOf(moved, others, 'y', y)] };
}

const sizeOf = (axis) => (axis === 'x' ? 'width' : 'height');

function best(box, others, axis, reach) {
  const size = sizeOf(axis);
  const mine = edges(box[axis], box[size]);
  let found = { by: 0, far: reach + 0.001, kind: '' };
  for (const other of others) {
    const theirs = edges(other[axis], other[size]);
    for (let i = 0; i < 3; i += 1) for (let j = 0; j < 3; j += 1) {
      const by = theirs[j] - mine[i];
      // a centre meets a centre, an edge an edge
      if ((i === 1) === (j === 1) && Math.abs(by) < found.far) found = { by, far: Math.abs(by), kind: 'line' };
    }
  }
  for (const { by, spans, across } of gaps(box, others, axis)) if (Math.abs(by) < found.far) found = { by, far: Math.abs(by), kind: 'gap', spans, across };
  return found;
}

/** Shifts that make the gaps beside the box equal: between two neighbours, or like the gap before them. */
function* gaps(box, others, axis) {
  const size = sizeOf(axis), cross = axis === 'x' ? 'y' : 'x', crossSize = sizeOf(cross);
  const row = others.filter((other) => over(other[cross], other[crossSize], box[cross], box[crossSize])).sort((a, b) => a[axis] - b[axis]);
  const end = (other) => other[axis] + other[size];
  const across = box[cross] + box[crossSize] / 2;
  const before = row.filter((other) => end(other) <= box[axis] + box[size] / 2), after = row.filter((other) => other[axis] >= box[axis] + box[size] / 2);
  const left = before.at(-1), right = after[0];
  if (left && right && right[axis] - end(left) > box[size]) {
    const gap = (right[axis] - end(left) - box[size]) / 2, place = end(left) + gap;
    yield { by: place - box[axis], across, spans: [[end(left), place], [place + box[size], right[axis]]] };
  }
  const first = before.at(-2), last = after[1];
  if (first && left && left[axis] > end(first)) {
    const gap = left[axis] - end(first), place = end(left) + gap;
    yield { by: place - box[axis], across, spans: [[end(first), left[axis]], [end(left), place]] };
  }
  if (last && right && last[axis] > end(right)) {
    const gap = last[axis] - end(right), place = right[axis] - gap - box[size];
    yield { by: place - box[axis], across, spans: [[place + box[size], right[axis]], [end(right), last[axis]]] };
  }
}

function linesOf(box, others, axis, { kind, spans, across }) {
  if (!kind) return [];
  if (kind === 'gap') return [{ gap: axis, at: across, spans }];
  const size = sizeOf(axis), cross = axis === 'x' ? 'y' : 'x', crossSize = sizeOf(cross);
  const found = new Map();
  const mine = edges(box[axis], box[size]);
  for (const other of others) {
    const theirs = edges(other[axis], other[size]);
    for (let i = 0; i < 3; i += 1) for (let j = 0; j < 3; j += 1) {
      if (i === 1 && mine.every((edge, n) => Math.abs(edge - theirs[n]) < 0.01)) continue; // both edges say it
      if ((i === 1) !== (j === 1) || Math.abs(theirs[j] - mine[i]) > 0.01) continue;
      const line = found.get(theirs[j]) ?? { axis, at: theirs[j], from: box[cross], to: box[cross] + box[crossSize] };
      line.from = Math.min(line.from, other[cross]);
      line.to = Math.max(line.to, other[cross] + other[crossSize]);
      found.set(theirs[j], line);
    }
  }
  return [...found.values()];
}
