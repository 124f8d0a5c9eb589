// Copy, cut and paste through the system's clipboard; what came from elsewhere becomes a node too.
import { onScopeDispose } from 'vue';
import { act } from '../acts.js';
import { frames, freshId, graph, nodeOf, nodes, notes, portOf, wires } from '../store/graph.js';
import { kindOf, kinds } from '../store/kinds.js';
import { inField } from '../keys.js';
import { takeFiles } from '../pictures/files.js';
import { isForeign } from '../pictures/foreign.js';
import { notify, say, ui } from '../store/ui.js';
import { t } from '../words/index.js';
import { freshKey } from '../api.js';
import { roomForPictures, shapeOfKind } from './adding.js';
import { bounds } from './align.js';
import { choose, chosen } from './choice.js';
import { withContents } from './moves.js';
import { boxOf, frameSize, noteSize } from './places.js';
import { FRAME, NOTE, at, bare, here, isFrame, isNode, isNote } from './state.js';
import { arrived, freePlace } from './stepAside.js';
import { reveal } from './view.js';
import { hiddenIds } from './wires.js';

let kept = '', wired = false;

/** What is selected as a piece of a graph; null when nothing is. */
export function piece(ids = withContents(chosen())) {
  if (!ids.length) return null;
  const own = new Set(ids.filter(isNode));
  const pick = (map, keys) => Object.fromEntries(keys.filter((key) => map.has(key)).map((key) => [key, map.get(key)]));
  const into = wires.value.filter((wire) => own.has(wire.to));
  const box = bounds(ids.map(boxOf).filter(Boolean));
  return {
    tagwire: 'piece', version: 1, graph: graph.key, at: [Math.round(box.x), Math.round(box.y)],
    nodes: pick(nodes, [...own]), wires: into.map(({ start, end }) => [start, end]),
    hidden: into.filter((wire) => hiddenIds.value.has(wire.id)).map(({ start, end }) => [start, end]),
    frames: pick(frames, ids.filter(isFrame).map(bare)), notes: pick(notes, ids.filter(isNote).map(bare)),
  };
}
export function readPiece(text) {
  if (!text?.startsWith('{') || !text.includes('"piece"')) return null;
  try {
    const found = JSON.parse(text);
    return found.tagwire === 'piece' && found.nodes ? found : null;
  } catch { return null; }
}

/** Where the corner of a piece goes: under the pointer, else beside where it was or in the middle; never onto what is there. */
function spotOf(found) {
  const [x, y] = found.at ?? [0, 0], parts = partsOf(found), all = bounds(parts);
  const wish = at.pointer.inside ? here() : found.graph === graph.key ? [x + 32, y + 32] : [here()[0] - 120, here()[1] - 80];
  return freePlace(wish, { width: all.width, height: all.height }, parts.map((part) => ({ ...part, x: part.x - x, y: part.y - y })));
}
/** The nodes of a piece as boxes, where they were. */
function partsOf({ nodes: own, notes: cards = {}, frames: round = {} }) {
  const box = ({ at: [x, y] = [0, 0] }, size) => ({ x, y, ...size });
  return [
    ...Object.values(own).map((entry) => { const { width, height } = shapeOfKind(kindOf(entry.type), entry); return box(entry, { width, height }); }),
    ...Object.values(cards).map((note) => box(note, noteSize(note))), ...Object.values(round).map((frame) => box(frame, frameSize(frame))),
  ];
}

async function put(found, keepWires) {
  const [x, y] = found.at ?? [0, 0], [px, py] = spotOf(found), offset = [Math.round(px - x), Math.round(py - y)];
  const merge = `paste ${freshKey()}`, n = Object.keys(found.nodes).length;
  const done = await act('paste', { n }, [{ do: 'paste', nodes: found.nodes, wires: found.wires ?? [], hidden: found.hidden ?? [], frames: found.frames ?? {}, notes: found.notes ?? {}, offset }], { merge });
  if (!done) return;
  const names = Object.keys(found.nodes), added = done.added ?? [];
  const now = new Map(names.map((name, i) => [name, added[i]]));
  if (keepWires) await rewired(found, now, merge, n);
  const frameIds = new Set(Object.keys(found.frames ?? {}).map((_, i) => added[names.length + i]));
  const ids = added.map((id, i) => (i < names.length ? id : frameIds.has(id) ? FRAME + id : NOTE + id));
  choose(ids);
  arrived(ids).then(() => reveal(ids, { near: false }));
  say(t('canvas.say_pasted', { n }));
}
/** The wires from nodes that are still here, into the copies: the same step of undo. */
async function rewired(found, now, merge, n) {
  const outer = (found.wires ?? []).filter(([start]) => !now.has(nodeOf(start)) && nodes.has(nodeOf(start)));
  await act('paste', { n }, outer.map(([start, end]) => ({ do: 'connect', start, end: `${now.get(nodeOf(end))}.${portOf(end)}` })), { merge });
}

/** Words from elsewhere become a prompt. */
async function putText(text) {
  const kind = kinds.get('prompt');
  if (!kind || isForeign(text)) return;
  const id = freshId('prompt');
  const done = await act('paste_text', {}, [{ do: 'add', type: 'prompt', id, at: freePlace(here(), shapeOfKind(kind)), settings: { text: text.slice(0, 20000) } }]);
  if (!done) return;
  choose([id]);
  say(t('canvas.say_added', { title: kind.title }));
  arrived([id]).then(() => reveal([id], { near: false }));
}

const owns = (event) => ui.view === 'canvas' && !ui.dialog && !inField(event.target) && (event.target === document.body || at.root?.contains(event.target) || !event.target?.closest?.('.tw-panel, .q-dialog'));
const selectedText = () => { const text = String(window.getSelection?.() ?? ''); return text.length > 0; };

function copy(event) {
  const found = owns(event) && !selectedText() && piece();
  if (!found) return false;
  kept = JSON.stringify(found);
  event.clipboardData.setData('text/plain', kept);
  event.preventDefault();
  say(t('canvas.say_copied', { n: Object.keys(found.nodes).length }));
  return true;
}
function paste(event) {
  if (!owns(event)) return;
  const keepWires = wired, files = [...(event.clipboardData?.files ?? [])];
  wired = false;
  const text = event.clipboardData?.getData('text/plain')?.trim() ?? '';
  const found = readPiece(text);
  if (!found && !files.length && !text) return;
  event.preventDefault();
  if (found) put(found, keepWires);
  else if (files.length) takeFiles(files, { at: roomForPictures(here(), files.length) });
  else putText(text);
}

// ---- from menus, where there is no clipboard event to answer ----
export function copyNow() {
  const found = piece();
  if (!found) return;
  kept = JSON.stringify(found);
  navigator.clipboard?.writeText(kept).catch(() => {});
  say(t('canvas.say_copied', { n: Object.keys(found.nodes).length }));
}
const removeChosen = (ids) => act('cut', { n: ids.length }, [
  ...(ids.some(isNode) ? [{ do: 'remove', nodes: ids.filter(isNode) }] : []),
  ...ids.filter(isFrame).map((id) => ({ do: 'remove_frame', id: bare(id) })), ...ids.filter(isNote).map((id) => ({ do: 'remove_note', id: bare(id) })),
]);
export function cutNow() {
  copyNow();
  removeChosen(withContents(chosen()));
}
export async function pasteKept(keepWires) {
  const text = (await navigator.clipboard?.readText?.().catch(() => '')) || kept;
  const found = readPiece(text);
  if (found) put(found, keepWires);
  else if (text?.trim()) putText(text.trim());
  else notify(t('canvas.nothing_to_paste'));
}

export function useClipboard() {
  const heard = {
    copy, paste,
    cut: (event) => { const ids = withContents(chosen()); if (copy(event)) removeChosen(ids); },
    keydown: (event) => { if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v') wired = event.shiftKey; },
  };
  for (const [name, hear] of Object.entries(heard)) document.addEventListener(name, hear);
  onScopeDispose(() => { for (const [name, hear] of Object.entries(heard)) document.removeEventListener(name, hear); });
}
