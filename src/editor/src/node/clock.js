// A clock that ticks only while something is shown that needs it, and the server is there.
import { onScopeDispose, ref, watch } from 'vue';
import { since } from '../shell/away.js';

export function useNow(active) {
  const now = ref(Date.now() / 1000);
  let timer = 0;
  watch(active, (on) => {
    clearInterval(timer);
    now.value = Date.now() / 1000;
    if (on) timer = setInterval(() => { now.value = since.value || Date.now() / 1000; }, 500);
  }, { immediate: true });
  onScopeDispose(() => clearInterval(timer));
  return now;
}
