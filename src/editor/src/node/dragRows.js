// Rows put in another order by the pointer: which one is held, how far, and where it would land.
import { shallowReactive } from 'vue';

export function useRowDrag(height, count, drop) {
  const hand = shallowReactive({ from: -1, to: -1, by: 0 });
  function grip(event, n) {
    if (event.button) return;
    const row = event.currentTarget.closest('li'), scale = row.getBoundingClientRect().height / row.offsetHeight || 1;
    const first = event.clientY;
    event.stopPropagation();
    const move = (next) => {
      const by = (next.clientY - first) / scale;
      if (hand.from < 0 && Math.abs(by) < 4) return;
      const to = Math.min(count() - 1, Math.max(0, n + Math.round(by / height)));
      Object.assign(hand, { from: n, to, by });
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      const { from, to } = hand;
      Object.assign(hand, { from: -1, to: -1, by: 0 });
      if (from >= 0 && to !== from) drop(from, to);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end, { once: true });
    window.addEventListener('pointercancel', end, { once: true });
  }
  /** How a row is moved out of the way of the one held. */
  function shift(n) {
    if (hand.from < 0) return null;
    if (n === hand.from) return { transform: `translateY(${hand.by}px)`, zIndex: 3 };
    if (n > hand.from && n <= hand.to) return { transform: `translateY(${-height}px)` };
    if (n < hand.from && n >= hand.to) return { transform: `translateY(${height}px)` };
    return { transform: 'none' };
  }
  return { hand, grip, shift };
}
/** The order of `count` rows with one taken to another place. */
export function reordered(count, from, to) {
  const order = Array.from({ length: count }, (_, n) => n);
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}
