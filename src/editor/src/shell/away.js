// Whether the server is away: the socket tells, and comes back by itself.
import { ref } from 'vue';

export const away = ref(false);
/** When it went, in epoch seconds; 0 while it is here. */
export const since = ref(0);

function gone() {
  since.value ||= Date.now() / 1000;
  setTimeout(() => { if (since.value) away.value = true; }, 1200); // a short drop is nobody's business
}
function back() {
  since.value = 0;
  away.value = false;
}

/** Hear the page's socket; returns how to stop. */
export function listen(socket = window.socket) {
  if (!socket?.on) return () => {};
  socket.on('connect', back);
  socket.on('disconnect', gone);
  return () => {
    socket.off('connect', back);
    socket.off('disconnect', gone);
  };
}
