// Enter let go where it was not pressed: what it chose is closed by then, and the button that got
// the focus back must not open its menu again.
import { onBeforeUnmount, onMounted } from 'vue';

export function swallowStrayKeys() {
  let pressed = null;
  const down = (event) => { if (event.key === 'Enter') pressed = event.target; };
  const up = (event) => { if (event.key === 'Enter' && pressed && pressed !== event.target) event.stopPropagation(); };
  onMounted(() => {
    window.addEventListener('keydown', down, true);
    window.addEventListener('keyup', up, true);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', down, true);
    window.removeEventListener('keyup', up, true);
  });
}
