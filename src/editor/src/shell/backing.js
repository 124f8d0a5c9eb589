// The browser's Back: each view, and each sheet over it, is a step of the tab's history.
import { watch } from 'vue';
import { settings } from '../api.js';
import { flush } from '../acts.js';
import { asks, answer } from '../pictures/asks.js';
import { closeViewer, viewer } from '../pictures/viewer.js';
import { graph } from '../store/graph.js';
import { lost } from '../store/receive.js';
import { closeDialog, ui } from '../store/ui.js';
import { addressOf, aim, aimed, placeOf } from './views.js';

const here = () => location.pathname + location.search;
/** What lies over the view: the viewer, a dialog, a question; '' when nothing does. */
const over = () => (asks.length ? 'question' : ui.dialog ? 'dialog' : viewer.open ? 'viewer' : '');

/** Close what lies on top; true when something did. */
function uncover() {
  const top = over();
  if (top === 'question') answer(undefined);
  else if (top === 'dialog') closeDialog();
  else if (top) closeViewer();
  return !!top;
}

let returning = false; // a step back of our own is under way
const write = (way, address, layer = '') => history[way]({ ...history.state, layer }, '', address);

/** Make the address and the history say what is shown. */
function follow() {
  if (returning) return;
  const address = addressOf(ui.view, aimed.value || graph.key || settings().graph), layer = over(), kept = history.state?.layer ?? '';
  if (here() !== address) write(kept || lost.value ? 'replaceState' : 'pushState', address);
  else if (kept && !layer) {
    returning = true; // closed by hand: the step it had goes too
    history.back();
    return;
  }
  if (layer && !history.state?.layer) write('pushState', address, layer);
  else if (layer && layer !== history.state.layer) write('replaceState', address, layer);
}

async function goTo({ view, key }) {
  if (key && view !== 'start' && key !== (aimed.value || graph.key)) {
    await flush();
    aim(key);
    settings().join(key);
  }
  ui.view = view;
}

function turned() {
  if (returning) {
    returning = false;
    follow();
  } else if (!history.state?.layer && uncover()) follow(); // one under it may be open still
  else goTo(placeOf(location));
}

/** Keep the address true, so that a reload, a bookmark and Back come to where one was. */
export function keepAddress() {
  write('replaceState', addressOf(ui.view, settings().graph)); // a reload closed what lay over the view
  watch(() => [ui.view, graph.key, aimed.value, over()], follow, { flush: 'post' });
  window.addEventListener('popstate', turned);
}
