// What only this tab knows: which view is open, which panels, what is selected, dark or light.
import { computed, ref, shallowReactive, shallowRef, watch } from 'vue';
import { told } from '../words/told.js';

/** view: canvas | form | gallery | start. left/right: the panels beside the canvas ('' is closed). */
export const ui = shallowReactive({ view: 'canvas', left: 'palette', right: '', dialog: null, narrow: false, dark: true, minimap: localStorage.getItem('tagwire.minimap') !== 'no', notices: [],
  previewRun: null, previewCached: null }); // Sets of ids a hovered Run would make, and would take from the store
watch(() => ui.minimap, (on) => localStorage.setItem('tagwire.minimap', on ? 'yes' : 'no'));
/** Ids of the selected nodes, and of the wires, frames and notes. Set by the canvas. */
export const selected = shallowRef([]);
export const selectedParts = shallowReactive({ wires: [], frames: [], notes: [] });
export const single = computed(() => (selected.value.length === 1 ? selected.value[0] : ''));
/** What the reader of a screen hears. */
export const said = ref('');
export const say = (words) => { said.value = said.value === words ? `${words}\u200b` : words; };

/** Open a dialog by name with its props: see shell/Dialogs.vue. */
export const openDialog = (name, props = {}) => { ui.dialog = { name, props }; };
export const closeDialog = () => { ui.dialog = null; };

let number = 0;
const MOST_NOTICES = 3, timers = new Map();
/**
 * A word at the foot of the page; it goes by itself, errors later. action: {label, run}; field: {label, words, run(text)},
 * which is opened by its label. The same words again are counted, not repeated.
 */
export function notify(text, { level = 'info', remedy = '', action = null, field = null, seconds } = {}) {
  const same = ui.notices.find((one) => one.text === text && one.remedy === remedy && one.level === level);
  const notice = { id: (number += 1), text, level, remedy, action, field, times: (same?.times ?? 0) + 1, seconds: seconds ?? (level === 'error' ? 12 : 4) };
  if (same) forget(same.id);
  const rest = ui.notices.filter((one) => one !== same);
  for (const { id } of rest.slice(0, Math.max(0, rest.length - MOST_NOTICES + 1))) forget(id);
  ui.notices = [...rest.slice(1 - MOST_NOTICES), notice];
  say([text, remedy].filter(Boolean).map(told).join(' '));
  release(notice);
}
const forget = (id) => { clearTimeout(timers.get(id)); timers.delete(id); };
/** While somebody points at it or writes in it a notice stays; let go, its time begins anew. */
export const hold = (notice) => forget(notice.id);
export function release(notice) {
  forget(notice.id);
  timers.set(notice.id, setTimeout(() => dismiss(notice.id), notice.seconds * 1000));
}
export const dismiss = (id) => { forget(id); ui.notices = ui.notices.filter((notice) => notice.id !== id); };
export const complain = (fault) => notify(fault.message || String(fault), { level: 'error', remedy: fault.remedy ?? '' });

/** The canvas registers what others may ask of it: fit(), focus(id), center() -> [x, y] in the graph. */
export const canvas = shallowReactive({ fit() {}, focus() {}, center: () => [0, 0], select() {} });

const system = window.matchMedia?.('(prefers-color-scheme: light)');
/** theme: 'system' | 'dark' | 'light' */
export const theme = ref(localStorage.getItem('tagwire.theme') ?? 'system');
export function setTheme(chosen) {
  theme.value = chosen;
  localStorage.setItem('tagwire.theme', chosen);
  ui.dark = chosen === 'dark' || (chosen === 'system' && !system?.matches);
  document.body.classList.toggle('body--light', !ui.dark);
  document.body.classList.toggle('body--dark', ui.dark);
  window.Quasar?.Dark?.set(ui.dark);
}
system?.addEventListener?.('change', () => theme.value === 'system' && setTheme('system'));

const narrow = window.matchMedia?.('(max-width: 760px)');
ui.narrow = !!narrow?.matches;
narrow?.addEventListener?.('change', (event) => { ui.narrow = event.matches; });
