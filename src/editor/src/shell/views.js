// Which view is shown, and the address that opens it again.
import { computed, ref } from 'vue';
import { settings } from '../api.js';
import { graph } from '../store/graph.js';
import { lost } from '../store/receive.js';
import { ui } from '../store/ui.js';

/** The graph asked for, which may be on its way still. */
export const aimed = ref('');
export const aim = (key) => { aimed.value = key; };

/** What stands in the middle: a phone has no canvas but the form, and the queue is a view only there. */
export const view = computed(() => {
  if (lost.value && ui.view !== 'gallery') return 'start';
  if (ui.view === 'queue' && !ui.narrow) return 'canvas';
  if (ui.narrow && ui.view === 'canvas') return aimed.value || graph.key || settings().graph ? 'form' : 'start';
  return ui.view;
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

const views = ['start', 'canvas', 'form', 'gallery', 'queue'];
/** What an address shows: the other way round. */
export function placeOf({ pathname, search }) {
  const words = new URLSearchParams(search), form = /^\/form\/([^/]+)$/.exec(pathname);
  if (form) return { view: 'form', key: form[1] };
  const key = words.get('graph') ?? '', view = words.get('view');
  return { view: views.includes(view) ? view : key ? 'canvas' : 'start', key };
}
