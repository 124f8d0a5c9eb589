// Whether the hands are at work: a mouse button is down, or a key was pressed just now.
import { ref } from 'vue';

const REST = 600;
export const busy = ref(false);
let down = false, timer = 0;
function rest() {
  clearTimeout(timer);
  timer = setTimeout(() => { busy.value = down; }, REST);
}
const heard = { capture: true, passive: true };
globalThis.addEventListener?.('pointerdown', () => { down = busy.value = true; clearTimeout(timer); }, heard);
for (const end of ['pointerup', 'pointercancel', 'dragend', 'blur']) globalThis.addEventListener?.(end, (event) => { if (down && (end !== 'blur' || event.target === window)) { down = false; busy.value = false; } }, heard);
globalThis.addEventListener?.('keydown', () => { busy.value = true; rest(); }, heard);
