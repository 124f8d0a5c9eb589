import { expect, test } from 'vitest';
import { gestures, useZoom } from '../../src/pictures/zoom.js';

const box = { setPointerCapture() {}, getBoundingClientRect: () => ({ left: 0, top: 0, width: 400, height: 400 }) };
const at = (x, y, more = {}) => ({ clientX: x, clientY: y, button: 0, pointerId: 1, pointerType: 'touch', timeStamp: 0, currentTarget: box, preventDefault() {}, ...more });
function hands() {
  const turns = [], zoom = useZoom();
  zoom.fit({ width: 400, height: 300 }, { width: 400, height: 400 });
  return { turns, zoom, ...gestures(zoom, () => 2, (by) => turns.push(by)) };
}
function stroke(hand, from, to, more) {
  hand.pointerdown(at(...from, more));
  hand.pointerup(at(...to, { timeStamp: 120, ...more }));
}

test('a stroke turns the leaf, a short or a steep one does not', () => {
  const hand = hands();
  stroke(hand, [300, 200], [100, 210]);
  stroke(hand, [100, 200], [300, 190]);
  stroke(hand, [100, 200], [120, 200]);
  stroke(hand, [100, 200], [180, 400]);
  expect(hand.turns).toEqual([1, -1]);
});

test('a mouse pans, and what is looked at closely is not left', () => {
  const hand = hands();
  stroke(hand, [300, 200], [100, 200], { pointerType: 'mouse' });
  hand.zoom.to(3);
  stroke(hand, [300, 200], [100, 200]);
  expect(hand.turns).toEqual([]);
});

test('the double click that opened the picture does not zoom it', () => {
  const hand = hands();
  hand.pointerdown(at(100, 100, { pointerType: 'mouse' }));
  hand.dblclick(at(100, 100));
  expect(hand.zoom.scale).toBe(1);
  hand.pointerdown(at(100, 100, { pointerType: 'mouse' }));
  hand.dblclick(at(100, 100));
  expect(hand.zoom.scale).toBe(2);
});
