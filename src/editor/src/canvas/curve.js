// The curve of a wire: how it is drawn, and what touches it.

/** The two control points between a start on the right side of a node and an end on the left of another. */
function controls(sx, sy, tx, ty) {
  const gap = tx - sx;
  const reach = gap >= 0 ? Math.max(gap * 0.5, Math.min(40, Math.hypot(gap, ty - sy) * 0.4)) : Math.min(180, 34 + Math.sqrt(-gap) * 6);
  return [sx + reach, sy, tx - reach, ty];
}

export function wirePath({ sourceX: sx, sourceY: sy, targetX: tx, targetY: ty }) {
  const [ax, ay, bx, by] = controls(sx, sy, tx, ty);
  return `M${sx},${sy} C${ax},${ay} ${bx},${by} ${tx},${ty}`;
}

/** Points along the wire, first and last included. */
export function pointsOf({ sourceX: sx, sourceY: sy, targetX: tx, targetY: ty }, count = 24) {
  const [ax, ay, bx, by] = controls(sx, sy, tx, ty);
  return Array.from({ length: count + 1 }, (_, i) => {
    const t = i / count, u = 1 - t;
    return [u * u * u * sx + 3 * u * u * t * ax + 3 * u * t * t * bx + t * t * t * tx, u * u * u * sy + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * ty];
  });
}

/** Which end of a wire a point is near: 'source', 'target' or ''; on a short wire each has its third. */
export function nearEnd({ sourceX, sourceY, targetX, targetY }, x, y, reach) {
  const near = Math.min(reach, Math.hypot(targetX - sourceX, targetY - sourceY) / 3);
  const begin = Math.hypot(x - sourceX, y - sourceY), end = Math.hypot(x - targetX, y - targetY);
  if (Math.min(begin, end) > near) return '';
  return end <= begin ? 'target' : 'source';
}
/** The first or the last part of a wire, `reach` long, as a path. */
export function pieceOf(ends, which, reach) {
  const points = pointsOf(ends).filter(([x, y]) => nearEnd(ends, x, y, reach) === which);
  return points.length > 1 ? `M${points.map((point) => point.map(Math.round).join(',')).join(' L')}` : '';
}

const turn = ([ax, ay], [bx, by], [cx, cy]) => Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
const meet = (a, b, c, d) => turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);

/** Whether two polylines cross. */
export function crosses(one, other) {
  for (let i = 1; i < one.length; i += 1) for (let j = 1; j < other.length; j += 1) if (meet(one[i - 1], one[i], other[j - 1], other[j])) return true;
  return false;
}

/** How far the nearest part of a polyline is from a box {x, y, width, height}; 0 when it runs through it. */
export function nearness(line, { x, y, width, height }) {
  let least = Infinity;
  for (const [px, py] of line) {
    const dx = Math.max(x - px, 0, px - x - width), dy = Math.max(y - py, 0, py - y - height);
    least = Math.min(least, Math.hypot(dx, dy));
  }
  return least;
}
