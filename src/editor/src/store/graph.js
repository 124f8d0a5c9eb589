// The open graph as the server has it, with what was just typed laid over it.
import { computed, shallowReactive, shallowRef } from 'vue';
import { kindOf } from './kinds.js';
import { merged } from './merging.js';
import { TAB, forgetTexts, kept, received } from './texts.js';

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
/** What the server has taken, and we have not seen in the graph yet: "node.setting" -> {rev, value, at}. */
const due = new Map();
const LATE = 3000;
/** Called with a node and a setting whose words the server still lacks. */
export const unsent = { tell() {} };
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
  const { document } = message, same = message.graph === graph.key;
  forgetTexts();
  due.clear();
  if (!same) { typed.clear(); told.clear(); }
  refill(nodes, document.nodes);
  for (const id of same ? new Set([...typed.keys()].map(nodeOf)) : []) if (nodes.has(id)) nodes.set(id, overlaid(id, nodes.get(id), message.rev));
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
  const edit = message.edit ? message.history?.done?.at(-1)?.args : undefined;
  if (message.renamed) forgetTexts((place) => nodeOf(place) in message.renamed);
  for (const [map, parts] of [[nodes, message.nodes], [frames, message.frames], [notes, message.notes]]) {
    for (const [key, part] of Object.entries(parts ?? {})) part === null ? map.delete(key) : map.set(key, map === nodes ? overlaid(key, part, message.rev, edit) : part);
  }
  if (message.wires) wires.value = message.wires.map(asWire);
  for (const part of ['form', 'hidden', 'name', 'saved', 'history']) if (message[part] !== undefined && message[part] !== null) graph[part] = message[part];
  graph.rev = message.rev;
  for (const [place, { rev, value }] of due) if (rev <= graph.rev) settle(nodeOf(place), portOf(place), value);
  tell({ kind: 'delta', nodes: message.nodes ?? {}, wires: !!message.wires, frames: message.frames, notes: message.notes, renamed: message.renamed });
}

/** An entry as the server has it, with the words of other tabs it left out, and with what was typed here. */
function overlaid(id, entry, rev, edit) {
  const settings = { ...entry.settings };
  for (const row of kindOf(entry.type).settings) if (merges(row)) settings[row.name] = together(`${id}.${row.name}`, entry.settings?.[row.name], row, rev, edit);
  for (const [place, value] of typed) {
    const name = portOf(place);
    if (nodeOf(place) !== id) continue;
    const theirs = settings[name], base = told.get(place), own = edit?.by === TAB && edit.node === id && edit.setting === name;
    const next = !own && [value, base, theirs].every((text) => typeof text === 'string') ? merged(base, value, theirs) : value;
    told.set(place, theirs);
    typed.set(place, next);
    settings[name] = next;
    if (next !== entry.settings?.[name]) unsent.tell(id, name);
  }
  for (const name of Object.keys(settings)) if (settings[name] === undefined) delete settings[name];
  return { ...entry, settings };
}
const merges = (row) => row.control === 'prompt' || row.control === 'text';
function together(place, text, row, rev, edit) {
  const id = nodeOf(place), was = typed.has(place) ? told.get(place) : nodes.get(id)?.settings?.[row.name];
  const before = was ?? row.default;
  if (typeof text !== 'string' || typeof before !== 'string') { forgetTexts((one) => one === place); return text; }
  return text === before && kept(place) === undefined ? text : received(place, text, before, rev, edit);
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
/** What was typed at a place and is not settled; undefined when nothing is. */
export const typedAt = (place) => typed.get(place);
export const isTyped = (place) => typed.has(place);
/** Whether the server has taken a text of ours that has not come back yet. */
export const awaited = (place) => Date.now() - (due.get(place)?.at ?? 0) < LATE;

/** The server has answered for what was typed: it stays, or the document's value comes back. `rev`: once that is here. */
export function settle(id, setting, value, taken = true, rev = 0) {
  const place = `${id}.${setting}`, entry = nodes.get(id);
  due.delete(place);
  if (!typed.has(place)) return false;
  if (taken && rev > graph.rev) { due.set(place, { rev, value, at: Date.now() }); return true; }
  if (typed.get(place) !== value) return false;
  if (taken && kept(place) !== undefined && kept(place) !== value) return false;
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
