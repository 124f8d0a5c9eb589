// No tooltip while a button is held, or just after one or a key: it would lie over what one looks at.
import { onScopeDispose } from 'vue';

const REST = 600; // ms

/** `tw-quiet` on the page hides tooltips until the pointer, free again, moves. */
export function useQuiet() {
  const { classList } = document.body;
  let until = 0;
  const hush = () => { until = performance.now() + REST; classList.add('tw-quiet'); };
  const moved = ({ buttons }) => { if (buttons) hush(); else if (performance.now() > until) classList.remove('tw-quiet'); };
  const heard = { pointerdown: hush, pointerup: hush, keydown: hush, pointermove: moved };
  for (const [name, hear] of Object.entries(heard)) window.addEventListener(name, hear, { capture: true, passive: true });
  onScopeDispose(() => {
    for (const [name, hear] of Object.entries(heard)) window.removeEventListener(name, hear, { capture: true });
    classList.remove('tw-quiet');
  });
}
