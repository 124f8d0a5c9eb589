// Which view is shown, and the address that opens it again.
import { computed, watch } from 'vue';
import { settings } from '../api.js';
import { graph } from '../store/graph.js';
import { lost } from '../store/receive.js';
import { ui } from '../store/ui.js';

/** What stands in the middle: a phone has no canvas, and the queue is a view only there. */
export const view = computed(() => {
  if (lost.value && ui.view !== 'gallery') return 'start';
  if (ui.view === 'queue' && !ui.narrow) return 'canvas';
  return ui.narrow && ui.view === 'canvas' ? 'start' : ui.view;
});

export function show(name) {
  ui.view = name;
  if (name === 'queue' && !ui.narrow) ui.right = 'queue';
}

/** Open a panel beside the view, or close it when it is open; a small window holds one at a time. */
export function togglePanel(side, name) {
  ui[side] = ui[side] === name ? '' : name;
  const other = side === 'left' ? 'right' : 'left';
  if (ui[side] && window.innerWidth < 1180) ui[other] = '';
}
export function openPanel(side, name) {
  if (ui[side] !== name) togglePanel(side, name);
}

export const formAddress = (key) => `/form/${key}`;
export function addressOf(name, key) {
  if (name === 'start' || !key) return '/?view=start';
  if (name === 'form') return formAddress(key);
  return `/?graph=${key}${name === 'canvas' ? '' : `&view=${name}`}`;
}

/** Keep the address true, so that a reload or a bookmark comes back here. */
export function keepAddress() {
  watch(() => [ui.view, graph.key], ([name, key]) => {
    const address = addressOf(name, key || settings().graph);
    if (location.pathname + location.search !== address) history.replaceState(history.state, '', address);
  });
}
