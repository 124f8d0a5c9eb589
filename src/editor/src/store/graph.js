// The open graph as the server has it, with what was just typed laid over it.
import { computed, shallowReactive, shallowRef } from 'vue';

export const graph = shallowReactive({
  key: '', rev: 0, name: '', loaded: false,
  saved: { file: null, dirty: false, version: null, title: '' },
  history: { done: [], undone: [] },
  form: [], hidden: [],
});
export const nodes = shallowReactive(new Map());
export const frames = shallowReactive(new Map());
export const notes = shallowReactive(new Map());
export const wires = shallowRef([]);

/** Settings typed but not yet answered for: "node.setting" -> value; and what the server has there. */
const typed = new Map(), told = new Map();
const listeners = new Set();

/** Hear `{kind: 'load'}` or `{kind: 'delta', nodes, wires, frames, notes}` after each change. */
export function onGraph(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
const tell = (what) => listeners.forEach((listener) => listener(what));

export const nodeOf = (end) => end.slice(0, end.indexOf('.'));
export const portOf = (end) => end.slice(end.indexOf('.') + 1);
export const wireId = (start, end) => `${start}>${end}`;
const asWire = ([start, end]) => ({ id: wireId(start, end), start, end, from: nodeOf(start), output: portOf(start), to: nodeOf(end), input: portOf(end) });

export function load(message) {
  const { document } = message;
  typed.clear();
  told.clear();
  refill(nodes, document.nodes);
  refill(frames, document.frames);
  refill(notes, document.notes);
  wires.value = (document.wires ?? []).map(asWire);
  Object.assign(graph, {
    key: message.graph, rev: message.rev, name: document.name ?? '', loaded: true,
    saved: message.saved, history: message.history, form: document.form ?? [], hidden: document.hidden ?? [],
  });
  tell({ kind: 'load' });
}

function refill(map, parts = {}) {
  for (const key of [...map.keys()]) if (!(key in parts)) map.delete(key);
  for (const [key, part] of Object.entries(parts)) map.set(key, part);
}

export function delta(message) {
  if (message.graph !== graph.key) return;
  for (const [map, parts] of [[nodes, message.nodes], [frames, message.frames], [notes, message.notes]]) {
    for (const [key, part] of Object.entries(parts ?? {})) part === null ? map.delete(key) : map.set(key, map === nodes ? overlaid(key, part) : part);
  }
  if (message.wires) wires.value = message.wires.map(asWire);
  for (const part of ['form', 'hidden', 'name', 'saved', 'history']) if (message[part] !== undefined && message[part] !== null) graph[part] = message[part];
  graph.rev = message.rev;
  tell({ kind: 'delta', nodes: message.nodes ?? {}, wires: !!message.wires, frames: message.frames, notes: message.notes, renamed: message.renamed });
}

function overlaid(id, entry) {
  let settings = entry.settings ?? {};
  for (const [place, value] of typed) {
    if (nodeOf(place) !== id) continue;
    told.set(place, entry.settings?.[portOf(place)]);
    settings = { ...settings, [portOf(place)]: value };
  }
  return settings === entry.settings ? entry : { ...entry, settings };
}

/** Show a setting at once; `settle` it when the server has answered. */
export function type(id, setting, value) {
  const entry = nodes.get(id);
  if (!entry) return;
  const place = `${id}.${setting}`;
  if (!typed.has(place)) told.set(place, entry.settings?.[setting]);
  typed.set(place, value);
  nodes.set(id, { ...entry, settings: { ...entry.settings, [setting]: value } });
}
/** The server has answered for what was typed: it stays, or the document's value comes back. */
export function settle(id, setting, value, taken = true) {
  const place = `${id}.${setting}`, entry = nodes.get(id);
  if (!typed.has(place) || typed.get(place) !== value) return false;
  const before = told.get(place);
  typed.delete(place);
  told.delete(place);
  if (taken || !entry) return true;
  const { [setting]: gone, ...rest } = entry.settings ?? {};
  nodes.set(id, { ...entry, settings: before === undefined ? rest : { ...rest, [setting]: before } });
  tell({ kind: 'delta', nodes: { [id]: nodes.get(id) }, wires: false });
  return true;
}

/** Tell that nodes take another room, though the document is as it was. */
export const reshaped = (ids) => tell({ kind: 'delta', nodes: Object.fromEntries(ids.map((id) => [id, nodes.get(id)])), wires: false });

/** Wires by the node they end in and by the node they begin at, in the document's order. */
export const into = computed(() => grouped('to'));
export const outOf = computed(() => grouped('from'));
function grouped(side) {
  const found = new Map();
  for (const wire of wires.value) found.has(wire[side]) ? found.get(wire[side]).push(wire) : found.set(wire[side], [wire]);
  return found;
}
const none = [];
export const wiresInto = (id, port) => (into.value.get(id) ?? none).filter((wire) => !port || wire.input === port);
export const wiresFrom = (id, port) => (outOf.value.get(id) ?? none).filter((wire) => !port || wire.output === port);

/** A free id made from a type: shot, shot2, shot3. */
export function freshId(stem, taken = nodes) {
  if (!taken.has(stem)) return stem;
  let n = 2;
  while (taken.has(`${stem}${n}`)) n += 1;
  return `${stem}${n}`;
}
