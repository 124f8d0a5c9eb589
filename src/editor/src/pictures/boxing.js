// A box drawn with the mouse over the wall's ground: the pictures it touches are chosen.
import { shallowRef } from 'vue';

const EDGE = 48, LEAST = 4;
const hits = (tile, box) => tile.x < box.x + box.w && tile.x + tile.w > box.x && tile.y < box.y + box.h && tile.y + tile.h > box.y;

/** scroller(): what scrolls; ground(): what the tiles stand on; tiles(): laid out; chosen: the Set of ids. */
export function useBoxing({ scroller, ground, tiles, chosen }) {
  const box = shallowRef(null);
  let from = null, kept = new Set(), mouse = null, timer = 0;

  const point = (event) => { const { left, top } = ground().getBoundingClientRect(); return [event.clientX - left, event.clientY - top]; };
  function draw() {
    const [x, y] = point(mouse);
    if (!box.value && Math.hypot(x - from[0], y - from[1]) < LEAST) return;
    box.value = { x: Math.min(x, from[0]), y: Math.min(y, from[1]), w: Math.abs(x - from[0]), h: Math.abs(y - from[1]) };
    const now = new Set([...kept, ...tiles().filter((tile) => hits(tile, box.value)).map((tile) => tile.row.id)]);
    for (const id of chosen) if (!now.has(id)) chosen.delete(id);
    for (const id of now) chosen.add(id);
  }
  function roll() {
    const { top, bottom } = scroller().getBoundingClientRect();
    const by = mouse.clientY < top + EDGE ? mouse.clientY - top - EDGE : mouse.clientY > bottom - EDGE ? mouse.clientY - bottom + EDGE : 0;
    if (!by || !box.value) return;
    scroller().scrollTop += by / 3;
    draw();
  }
  function moved(event) { mouse = event; draw(); }
  function let_go() {
    if (!box.value && !kept.size) chosen.clear();
    box.value = null;
    clearInterval(timer);
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', let_go);
    window.removeEventListener('pointercancel', let_go);
  }
  function begin(event) {
    if (event.button || event.pointerType === 'touch' || event.target.closest('.tw-shot, button, a, input') || event.offsetX > scroller().clientWidth) return;
    event.preventDefault();
    scroller().parentElement.focus({ preventScroll: true }); // its keys are for those chosen
    [mouse, from] = [event, point(event)];
    kept = new Set(event.shiftKey || event.ctrlKey || event.metaKey ? chosen : []);
    timer = setInterval(roll, 16);
    window.addEventListener('pointermove', moved);
    window.addEventListener('pointerup', let_go);
    window.addEventListener('pointercancel', let_go);
  }
  return { box, begin };
}
