// What a person does, as commands on the graph: each act is one step of undo.
import { shallowReactive } from 'vue';
import { post, sendEdit, settled } from './api.js';
import { arrived, departing, freshId, graph, isTyped, late, nodes, turnedDown, type, unsent } from './store/graph.js';
import { TAB, flying } from './store/texts.js';
import { complain, say } from './store/ui.js';
import { language } from './words/index.js';
import { told } from './words/told.js';

/** What goes before the commands of any act, in the same step: functions that give commands. */
export const beforeActs = new Set();

/** Send commands as one named act; a refusal is shown in words. Resolves to the answer, or null. */
export async function act(name, args, commands, { merge = '', quiet = false, written } = {}) {
  if (!commands.length) return null;
  if (!written) flush(); // what was typed before is sent before
  try {
    return await sendEdit(graph.key, { name, args, merge, written, commands: [...[...beforeActs].flatMap((more) => more()), ...commands] });
  } catch (fault) {
    if (quiet) throw fault;
    complain(fault);
    return null;
  }
}

/** Go through what was done, once everything done so far has arrived. */
async function go(to) {
  await flush();
  await settled();
  return post('/api/history', { graph: graph.key, to }).catch(complain);
}
export const undo = () => go('undo');
export const redo = () => go('redo');
export const stepTo = (step) => go({ step });

// ---- nodes ----
export async function addNode(kind, at, settings = {}, more = () => []) {
  const id = freshId(kind.type);
  await act('add', { type: kind.type, title: kind.title }, [{ do: 'add', type: kind.type, id, at: at.map(Math.round), settings }, ...more(id)]);
  return id;
}
export const removeNodes = (ids, { keepPaths = false } = {}) =>
  act('remove', { n: ids.length }, [{ do: 'remove', nodes: ids, ...(keepPaths ? { keep_paths: true } : {}) }]);
export const moveNodes = (to, merge = '') => act('move', { n: Object.keys(to).length }, [{ do: 'move', to }], { merge });
export const duplicate = (ids, keep = false) => act('duplicate', { n: ids.length }, [{ do: 'duplicate', nodes: ids, keep_inputs: keep }]);

// ---- wires ----
export const connect = (start, end, { instead, tag } = {}) =>
  act('connect', { start, end }, [{ do: 'connect', start, end, ...(instead ? { instead } : {}), ...(tag === undefined ? {} : { tag }) }]);
export const disconnect = (wires) => act('disconnect', { n: wires.length }, wires.map(({ start, end }) => ({ do: 'disconnect', start, end })));

// ---- settings: shown at once, sent when the typing rests ----
const timers = new Map();
/** Why the server would not take a setting: "node.setting" -> words; shown at its control for a while. */
export const refusals = shallowReactive(new Map());
const REST = 250, LONGEST = 1000, TRIES = 100, PATIENCE = 25; // typing rests; somebody who never rests is heard all the same
export function setSetting(id, setting, value, { wait = REST } = {}) {
  type(id, setting, value);
  refusals.delete(`${id}.${setting}`);
  soon(id, setting, wait);
}
function soon(id, setting, wait = REST) {
  const place = `${id}.${setting}`, was = timers.get(place), since = was?.since ?? Date.now();
  clearTimeout(was?.timer);
  const send = () => sendTyped(id, setting);
  const run = () => (flying(place) ? soon(id, setting, 30) : send()); // one at a time, each on the one before
  timers.set(place, { timer: setTimeout(run, Math.max(Math.min(wait, since + LONGEST - Date.now()), Math.min(wait, 30))), send, since });
}
unsent.tell = (id, setting) => soon(id, setting);
const sendTyped = (id, setting) => sendWords(id, setting, { name: 'set', args: { node: id, setting }, merge: `${id}.${setting} ${TAB}` });
/** Send what is typed at a place, along with other commands of the same step; again when somebody else wrote there first. */
export async function sendWords(id, setting, { name, args, merge = '', commands = [] }) {
  const place = `${id}.${setting}`;
  clearTimeout(timers.get(place)?.timer);
  timers.delete(place);
  for (let tries = 0; nodes.has(id); tries += 1) {
    const { flight, value, was, changes = null } = departing(id, setting) ?? {};
    if (!flight) return commands.length ? act(name, args, commands) : null;
    const set = { do: 'set', node: id, setting, value, ...(was === undefined ? {} : { was }) };
    try {
      const done = await act(name, args, [...commands, set], { merge, quiet: true, written: { by: TAB, node: id, setting, changes } });
      arrived(place, flight, done.rev);
      return done;
    } catch (fault) {
      if (fault.code !== 'moved_on') {
        if (turnedDown(id, setting, flight)) refuse(place, fault);
        if (commands.length) complain(fault);
        return null;
      }
      late(place, flight);
      if (tries > TRIES) { soon(id, setting, LONGEST); return null; }
      await new Promise((on) => setTimeout(on, PATIENCE)); // his words come
    }
  }
  return null;
}
/** "shot: setting seed: must be at least 0." beside the seed's own field: "Seed must be at least 0."; '' when it was taken. */
export function refusalAt(place) {
  const message = refusals.get(place) ?? '', parts = /^[^:]+: setting (\w)([^:]*): ([^]*)$/.exec(message);
  if (!parts) return told(message);
  const [, first, name, words] = parts;
  return language.value === 'en' ? `${first.toUpperCase()}${name.replaceAll('_', ' ')} ${words}` : told(words);
}
function refuse(place, fault) {
  const words = fault.message || String(fault);
  refusals.set(place, words);
  say(refusalAt(place));
  setTimeout(() => { if (refusals.get(place) === words) refusals.delete(place); }, 10000);
}
/** Send what was typed now: before a run, an undo, or when the page goes. */
export async function flush() {
  const pending = [...timers.values()];
  pending.forEach(({ timer }) => clearTimeout(timer));
  await Promise.all(pending.map(({ send }) => send()));
}
export const renameTag = (node, old, name) => act('rename_tag', { old, new: name }, [{ do: 'rename_tag', node, old, new: name }]);
