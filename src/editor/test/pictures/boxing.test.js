import { shallowReactive } from 'vue';
import { afterEach, expect, test } from 'vitest';
import { useBoxing } from '../../src/pictures/boxing.js';

const tiles = [0, 1, 2].map((n) => ({ row: { id: `p${n}` }, x: n * 100, y: 0, w: 90, h: 90 }));
const part = (more = {}) => ({ getBoundingClientRect: () => ({ left: 0, top: 0, bottom: 600 }), clientWidth: 400, scrollTop: 0, parentElement: { focus() {} }, ...more });
function stage(chosen = new Set()) {
  const set = shallowReactive(chosen), box = part();
  return { set, ...useBoxing({ scroller: () => box, ground: () => box, tiles: () => tiles, chosen: set }) };
}
const target = { closest: () => null };
const press = (at, more = {}) => ({ button: 0, pointerType: 'mouse', target, offsetX: 0, clientX: at[0], clientY: at[1], preventDefault() {}, ...more });
const move = (at) => window.dispatchEvent(Object.assign(new Event('pointermove'), { clientX: at[0], clientY: at[1] }));
const let_go = () => window.dispatchEvent(new Event('pointerup'));
afterEach(let_go);

test('a box chooses what it touches, and lets go of what it leaves', () => {
  const { set, begin, box } = stage();
  begin(press([95, 200]));
  move([150, 50]);
  expect([...set]).toEqual(['p1']);
  move([10, 50]);
  expect([...set]).toEqual(['p0']);
  let_go();
  expect(box.value).toBeNull();
  expect([...set]).toEqual(['p0']);
});

test('with shift the chosen ones stay', () => {
  const { set, begin } = stage(new Set(['p2']));
  begin(press([95, 200], { shiftKey: true }));
  move([150, 50]);
  expect([...set].sort()).toEqual(['p1', 'p2']);
});

test('a press on the bare ground chooses nothing', () => {
  const { set, begin } = stage(new Set(['p2']));
  begin(press([95, 200]));
  let_go();
  expect([...set]).toEqual([]);
});

test('fingers scroll, they draw no box', () => {
  const { set, begin, box } = stage(new Set(['p2']));
  begin(press([95, 200], { pointerType: 'touch' }));
  move([10, 10]);
  expect(box.value).toBeNull();
  expect([...set]).toEqual(['p2']);
});
