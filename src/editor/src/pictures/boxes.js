// Rectangles on a picture, in parts of its width and height: what a crop keeps and what padding adds.
export const NARROWEST = 0.5, WIDEST = 2;
const LEAST = 0.04;

/** The legal proportion nearest to one. */
export const nearest = (ratio) => Math.min(WIDEST, Math.max(NARROWEST, ratio));
export const legal = (ratio) => ratio >= NARROWEST - 1e-6 && ratio <= WIDEST + 1e-6;

/** The largest box of a proportion in the middle of a picture of proportion `whole`. */
export function boxOf(whole, ratio) {
  const [w, h] = ratio > whole ? [1, whole / ratio] : [ratio / whole, 1];
  return [(1 - w) / 2, (1 - h) / 2, w, h];
}
export const ratioOf = ([, , w, h], whole) => (w / h) * whole;

const between = (value, low, high) => Math.min(high, Math.max(low, value));
export const moved = ([x, y, w, h], dx, dy) => [between(x + dx, 0, 1 - w), between(y + dy, 0, 1 - h), w, h];

/**
 * The box with one side or corner (`n`, `se`, ...) dragged by dx, dy. With `ratio` the proportion is
 * kept; without it is held between 1:2 and 2:1, the other side giving way.
 */
export function resized(box, grip, dx, dy, whole, ratio = 0) {
  let [x, y, w, h] = box;
  const right = x + w, foot = y + h;
  if (grip.includes('w')) { x = between(x + dx, 0, right - LEAST); w = right - x; }
  if (grip.includes('e')) w = between(w + dx, LEAST, 1 - x);
  if (grip.includes('n')) { y = between(y + dy, 0, foot - LEAST); h = foot - y; }
  if (grip.includes('s')) h = between(h + dy, LEAST, 1 - y);
  const now = (w / h) * whole;
  const wanted = ratio || nearest(now);
  if (Math.abs(now - wanted) < 1e-9) return [x, y, w, h];
  return proportioned([x, y, w, h], box, grip, whole, wanted);
}

function proportioned([x, y, w, h], old, grip, whole, ratio) {
  const tall = grip === 'n' || grip === 's';
  const west = grip.includes('w'), north = grip.includes('n');
  const right = x + w, foot = y + h;
  const roomX = west ? right : grip.includes('e') ? 1 - x : 1, roomY = north ? foot : grip.includes('s') ? 1 - y : 1;
  let height = tall ? h : (w * whole) / ratio;
  height = Math.min(height, roomY, (roomX * whole) / ratio);
  const width = (height * ratio) / whole;
  const middleX = old[0] + old[2] / 2, middleY = old[1] + old[3] / 2;
  const left = west ? right - width : grip.includes('e') ? x : between(middleX - width / 2, 0, 1 - width);
  const top = north ? foot - height : grip.includes('s') ? y : between(middleY - height / 2, 0, 1 - height);
  return [left, top, width, height];
}

/** Where a picture stands in the ground that padding to `ratio` gives it. */
export function padded(whole, ratio) {
  const [w, h] = ratio > whole ? [whole / ratio, 1] : [1, ratio / whole];
  return [(1 - w) / 2, (1 - h) / 2, w, h];
}

/** As people say it: 1:2.4, or 16:9 where it is one of the usual ones. */
export function ratioWords(ratio) {
  const usual = { '1:1': 1, '4:3': 4 / 3, '3:4': 3 / 4, '16:9': 16 / 9, '9:16': 9 / 16, '21:9': 21 / 9, '3:2': 1.5, '2:3': 2 / 3, '2:1': 2, '1:2': 0.5 };
  const near = Object.entries(usual).find(([, value]) => Math.abs(value / ratio - 1) < 0.004);
  if (near) return near[0];
  const plain = (value) => String(Math.round(value * 10) / 10);
  return ratio >= 1 ? `${plain(ratio)}:1` : `1:${plain(1 / ratio)}`;
}
