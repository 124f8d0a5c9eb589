// A finger on the canvas: held still it opens the menu of what is under it, twice on the ground it adds a node.
import { onScopeDispose } from 'vue';
import { stage } from './state.js';
import { openSearch } from './wiring.js';

const HOLD = 500, TWICE = 320, STILL = 10;
const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/** `menuOf(target, x, y)` opens the menu. */
export function useTouch(root, menuOf) {
  let hold = null, tapped = null, opened = false;
  const drop = () => { clearTimeout(hold?.timer); hold = null; };
  function down(event) {
    drop();
    opened = false;
    if (event.pointerType !== 'touch' || !event.isPrimary || event.target.closest('.tw-menu, .vue-flow__handle, input, textarea, select, button, [contenteditable="true"]')) return;
    const { clientX: x, clientY: y, target } = event;
    hold = { x, y, target, timer: setTimeout(() => { opened = true; hold = null; menuOf(target, x, y); }, HOLD) };
  }
  function move(event) {
    if (hold && apart(hold, { x: event.clientX, y: event.clientY }) > STILL) drop();
  }
  function up(event) {
    const here = hold && { x: event.clientX, y: event.clientY, when: event.timeStamp, ground: hold.target.classList.contains('vue-flow__pane') };
    drop();
    if (here?.ground && tapped && here.when - tapped.when < TWICE && apart(here, tapped) < 3 * STILL) { tapped = null; stage.menu = null; openSearch(here); } else tapped = here?.ground ? here : null;
  }
  const ended = (event) => { if (opened && event.cancelable) event.preventDefault(); }; // else the finger's leaving would press what has come under it
  const again = (event) => { if (opened) { event.preventDefault(); event.stopPropagation(); } }; // some systems open a menu of their own then
  const heard = [['pointerdown', down, { capture: true }], ['pointermove', move, { capture: true, passive: true }], ['pointerup', up, { capture: true }], ['pointercancel', drop, { capture: true }], ['touchend', ended, { capture: true, passive: false }], ['contextmenu', again, { capture: true }]];
  for (const [name, hear, how] of heard) root.addEventListener(name, hear, how);
  root.addEventListener('touchstart', (event) => { if (event.touches.length > 1) drop(); }, { capture: true, passive: true });
  onScopeDispose(() => { drop(); for (const [name, hear, how] of heard) root.removeEventListener(name, hear, how); });
}
