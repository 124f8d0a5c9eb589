// A phone's keyboard is up, or the window is low: what is being written must stay to be seen.
import { onScopeDispose, ref } from 'vue';

const LOW = 620;
const writable = (one) => !!one?.matches?.('textarea, [contenteditable="true"], [role="textbox"], input:not([type="checkbox"], [type="range"], [type="color"], [type="file"])');

/** Whether somebody writes with little room to see it, and how high the room is (0: as the window is). */
export const writing = ref(false);
export const room = ref(0);

export function useKeyboard() {
  const view = window.visualViewport;
  const look = () => {
    const high = Math.round((view?.height ?? window.innerHeight) * (view?.scale ?? 1)), up = writable(document.activeElement) && high < LOW;
    room.value = up && high < window.innerHeight - 40 ? high : 0;
    if (up && !writing.value) requestAnimationFrame(() => requestAnimationFrame(() => document.activeElement?.scrollIntoView({ block: 'start' })));
    writing.value = up;
  };
  const later = () => setTimeout(look); // between two fields nothing has the focus for a moment
  const heard = [[view, 'resize', look], [window, 'resize', look], [document, 'focusin', later], [document, 'focusout', later]];
  for (const [on, name, hear] of heard) on?.addEventListener(name, hear);
  onScopeDispose(() => { for (const [on, name, hear] of heard) on?.removeEventListener(name, hear); });
}
