// Words that come up under the pointer go when what they stand on is pressed: what it opens is to be seen.
import { onBeforeUnmount, onMounted } from 'vue';

const QUIET = 'tw-quiet';

/** Style: .tw-quiet hides every .tw-tip until the pointer goes on to something else. */
export function hushTips() {
  let pressed = null;
  const press = ({ target }) => {
    pressed = target.closest?.('button, a, [role], label') ?? target;
    document.body.classList.add(QUIET);
  };
  const on = ({ target }) => {
    if (!pressed || (pressed.isConnected && pressed.contains(target))) return;
    pressed = null;
    setTimeout(() => pressed || document.body.classList.remove(QUIET), 200); // until the old words are gone
  };
  onMounted(() => {
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('keydown', press, true);
    window.addEventListener('pointerover', on, true);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('pointerdown', press, true);
    window.removeEventListener('keydown', press, true);
    window.removeEventListener('pointerover', on, true);
  });
}
