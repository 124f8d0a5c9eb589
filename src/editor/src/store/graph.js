// The open graph as the server has it, with what was just typed laid over it.
import { computed, shallowReactive, shallowRef } from 'vue';
import { kindOf } from './kinds.js';
import { merged } from './merging.js';
import { TAB, ended, forgetFlights, hands, landed, lastSent, takeOff } from './texts.js';

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
  if (!same) { typed.clear(); told.clear(); hands.clear(); forgetFlights(); }
  refill(nodes, document.nodes);
  for (const id of same ? new Set([...typed.keys(), ...hands.keys()].map(nodeOf)) : []) if (nodes.has(id)) nodes.set(id, overlaid(id, nodes.get(id), message.rev));
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
    for (const [key, part] of Object.entries(parts ?? {})) part === null ? map.delete(key) : map.set(key, map === nodes ? overlaid(key, part, message.rev, message.written) : part);
  }
  if (message.wires) wires.value = message.wires.map(asWire);
  for (const part of ['form', 'hidden', 'name', 'saved', 'history']) if (message[part] !== undefined && message[part] !== null) graph[part] = message[part];
  graph.rev = message.rev;
  tell({ kind: 'delta', nodes: message.nodes ?? {}, wires: !!message.wires, frames: message.frames, notes: message.notes, renamed: message.renamed });
}

/** An entry as the server has it, with what is typed here laid over it; `written`: who wrote, in which text, what. */
function overlaid(id, entry, rev, written) {
  const settings = { ...entry.settings };
  for (const place of new Set([...typed.keys(), ...hands.keys()])) {
    if (nodeOf(place) !== id) continue;
    const name = portOf(place), theirs = settings[name], mine = typed.get(place), hand = hands.get(place), ours = written?.node === id && written.setting === name;
    const { count, text } = landed(place, { rev, theirs, own: ours && written.by === TAB });
    const base = count ? text : told.get(place), words = [base, mine, theirs].map((one) => one ?? defaultOf(entry.type, name));
    const next = hand ? hand.heard(words[2], count, ours ? written.changes : null) : !Object.is(base, theirs) && words.every((one) => typeof one === 'string') ? merged(...words) : mine;
    if (Object.is(next, words[2]) || (count && Object.is(next, text))) { settled(place); continue; }
    typed.set(place, next);
    told.set(place, theirs);
    settings[name] = next;
    unsent.tell(id, name);
  }
  return { ...entry, settings };
}
const settled = (place) => { typed.delete(place); told.delete(place); };
const defaultOf = (kind, setting) => rowOf(kind, setting)?.default;
const rowOf = (kind, setting) => kindOf(kind).settings.find(({ name }) => name === setting);
const isText = (row) => row?.control === 'prompt' || row?.control === 'text';

/** Show a setting at once, before the server has it. */
export function type(id, setting, value) {
  const entry = nodes.get(id);
  if (!entry) return;
  const place = `${id}.${setting}`;
  if (!typed.has(place)) told.set(place, entry.settings?.[setting]);
  typed.set(place, value);
  hands.get(place)?.told(value);
  nodes.set(id, { ...entry, settings: { ...entry.settings, [setting]: value } });
}
/** What was typed at a place and the server has not; undefined when there is nothing. */
export const typedAt = (place) => typed.get(place);
export const isTyped = (place) => typed.has(place);
/** What the server has at a place, as far as is known here. */
export const readAt = (id, setting) => {
  const place = `${id}.${setting}`, entry = nodes.get(id);
  return (typed.has(place) ? told.get(place) : entry?.settings?.[setting]) ?? defaultOf(entry?.type, setting) ?? '';
};

/** Send off what is typed at a place: {flight, value, was, changes}; null when there is nothing, or all is on its way. */
export function departing(id, setting) {
  const place = `${id}.${setting}`, hand = hands.get(place), last = lastSent(place), base = last ? last.value : readAt(id, setting);
  if (!typed.has(place) || hand?.busy()) return null;
  const own = hand ? hand.send() : { value: typed.get(place) };
  if (!own || Object.is(own.value, base)) { if (!last) settled(place); return null; }
  const was = isText(rowOf(nodes.get(id)?.type, setting)) && typeof own.value === 'string' ? base : undefined;
  return { ...own, was, flight: takeOff(place, own.value) };
}
/** The server took it, as of `rev`. */
export function arrived(place, flight, rev) {
  if (rev > graph.rev) { flight.rev = rev; return; } // until that comes
  if (!ended(place, flight)) return; // it came before its answer
  hands.get(place)?.landed(1);
  if (Object.is(typed.get(place), flight.value)) settled(place);
}
/** Somebody else was faster: it is written here still, and must be sent again over his. */
export function late(place, flight) {
  if (ended(place, flight)) hands.get(place)?.refused();
}
/** The server would not have it: the document's value comes back, unless something else was typed. */
export function turnedDown(id, setting, flight) {
  const place = `${id}.${setting}`, entry = nodes.get(id), before = told.get(place);
  late(place, flight);
  if (!typed.has(place) || !Object.is(typed.get(place), flight.value)) return false;
  settled(place);
  if (!entry) return true;
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
