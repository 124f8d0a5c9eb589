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

/** Hear the page's socket, which NiceGUI opens after this page's parts are there; returns how to stop. */
export function listen(find = () => window.socket) {
  let socket = null;
  let timer = 0;
  const begin = () => {
    socket = find();
    if (!socket?.on) {
      timer = setTimeout(begin, 100);
      return;
    }
    socket.io?.reconnectionDelayMax?.(1500); // it is on this machine, as a rule: asking often costs nothing
    socket.on('connect', back);
    socket.on('disconnect', gone);
    socket.on('connect_error', gone);
  };
  begin();
  return () => {
    clearTimeout(timer);
    for (const [event, hear] of [['connect', back], ['disconnect', gone], ['connect_error', gone]]) socket?.off(event, hear);
  };
}
