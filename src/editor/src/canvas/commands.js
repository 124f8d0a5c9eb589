// Everything that can be done on the canvas, once: its words, its keys, when it can be done, and how.
import { act, disconnect, duplicate, undo, redo } from '../acts.js';
import { run } from '../runs.js';
import { frames, graph, nodes, notes, wiresFrom, wiresInto } from '../store/graph.js';
import { say, selected, selectedParts } from '../store/ui.js';
import { t } from '../words/index.js';
import { renaming } from '../node/renaming.js';
import { align, distribute, loose, tidy } from './arrange.js';
import { along, choose, chosen, chosenNodes, chosenWires } from './choice.js';
import { copyNow, cutNow, pasteKept } from './clipboard.js';
import { addNote, foldFrame, frameChosen, changeFrame } from './framing.js';
import { nudge } from './moves.js';
import { contents } from './places.js';
import { FRAME, NOTE, at, bare, isFrame, isNode, isNote, stage } from './state.js';
import { fit, reveal, zoomBy, zoomTo } from './view.js';
import { byId, hiddenIds, titleOf } from './wires.js';
import { openSearch, openSwap } from './wiring.js';

const some = () => selected.value.length > 0;
const any = () => some() || selectedParts.frames.length || selectedParts.notes.length;
const movable = () => selected.value.length + selectedParts.notes.length;
const each = (ids, test) => ids.length > 0 && ids.every((id) => test(nodes.get(id) ?? {}));

async function remove(keepPaths) {
  const ids = chosen(), own = ids.filter(isNode), gone = new Set(own);
  const wires = chosenWires().map((id) => byId.value.get(id)).filter((wire) => wire && !gone.has(wire.from) && !gone.has(wire.to));
  const commands = wires.map(({ start, end }) => ({ do: 'disconnect', start, end }));
  if (own.length) commands.push({ do: 'remove', nodes: own, ...(keepPaths ? { keep_paths: true } : {}) });
  for (const id of ids.filter(isFrame)) commands.push({ do: 'remove_frame', id: bare(id) });
  for (const id of ids.filter(isNote)) commands.push({ do: 'remove_note', id: bare(id) });
  if (!commands.length) return;
  const n = own.length || ids.length || wires.length;
  const done = await act(own.length ? 'remove' : wires.length ? 'disconnect' : ids.some(isFrame) ? 'remove_frame' : 'remove_note', { n }, commands);
  if (done) { say(t('canvas.say_removed', { n: commands.length ? n : 0 })); at.root?.focus({ preventScroll: true }); }
}
/** The selected nodes and those in the selected frames. */
const meantNodes = () => [...new Set([...selected.value, ...selectedParts.frames.flatMap((id) => contents(id).filter(isNode))])];
const all = (wanted) => each(meantNodes(), (entry) => entry.state === wanted);
const before = new Map(); // the state each had before it was bypassed or muted with others: "graph node" -> state
function state(wanted) {
  const ids = meantNodes(), on = all(wanted), place = (id) => `${graph.key} ${id}`;
  const own = (id) => { const old = before.get(place(id)) ?? 'on'; return old === wanted ? 'on' : old; };
  const to = new Map();
  for (const id of ids) {
    const next = on ? own(id) : wanted;
    if (!on) before.set(place(id), nodes.get(id)?.state ?? 'on');
    to.set(next, [...(to.get(next) ?? []), id]);
  }
  return act(on ? 'state_on' : wanted, { n: ids.length }, [...to].map(([next, some]) => ({ do: 'set_state', nodes: some, state: next })));
}
function fold() {
  const ids = chosenNodes(), on = each(ids, (entry) => entry.collapsed);
  if (ids.length) act(on ? 'unfold' : 'fold', { n: ids.length }, [{ do: 'set_look', nodes: ids, collapsed: !on }]);
  for (const id of selectedParts.frames) foldFrame(id);
}
function pin() {
  const ids = chosenNodes(), on = each(ids, (entry) => entry.pinned);
  if (ids.length) act(on ? 'unpin' : 'pin', { n: ids.length }, [{ do: 'set_look', nodes: ids, pinned: !on }]);
  for (const id of selectedParts.frames) changeFrame(id, { pinned: !frames.get(id)?.pinned }, { name: frames.get(id)?.pinned ? 'unpin' : 'pin' });
}
/** The wires meant: those selected, else all of the selected nodes. */
const meant = () => {
  const own = chosenWires().map((id) => byId.value.get(id)).filter(Boolean);
  return own.length && !some() ? own : [...new Map(chosenNodes().flatMap((id) => [...wiresInto(id), ...wiresFrom(id)]).map((wire) => [wire.id, wire])).values()];
};
export function hideWires(wires = meant()) {
  const hidden = !wires.every((wire) => hiddenIds.value.has(wire.id));
  return act(hidden ? 'hide_wires' : 'show_wires', { n: wires.length }, [{ do: 'hide_wires', wires: wires.map(({ start, end }) => [start, end]), hidden }]);
}
async function copyOf(keep) {
  const done = await duplicate(chosenNodes(), keep);
  if (done?.added) choose(done.added.filter((id) => !frames.has(id) && !notes.has(id)));
}
function rename() {
  if (selected.value.length === 1) renaming.value = selected.value[0];
  else if (selectedParts.frames.length === 1) stage.editing = FRAME + selectedParts.frames[0];
  else if (selectedParts.notes.length === 1) stage.editing = NOTE + selectedParts.notes[0];
}
/** To the node before or behind, along the first wire; sideways to the next at the same height of the graph. */
function follow(way) {
  const here = chosenNodes().at(-1);
  const next = here ? (way === 'back' ? wiresInto(here)[0]?.from : wiresFrom(here)[0]?.to) : [...nodes.keys()][0];
  if (!next) return;
  choose([next]);
  reveal([next]);
  say(titleOf(next));
}
const selectAll = () => choose(at.flow.nodes.value.filter((node) => !node.hidden).map((node) => node.id));
const alongChosen = (way) => { const here = chosenNodes().flatMap((id) => along(id, way)); choose(here); say(t('canvas.say_selected', { n: here.length })); };

/** id: {keys, group, icon, when, run}. Its words are `keys.ID`, in menus and in the sheet. */
export const commands = {
  add_node: { keys: ['/', 'Shift+A'], group: 'canvas', icon: 'add', run: () => openSearch() },
  add_note: { keys: ['N'], group: 'canvas', icon: 'sticky_note_2', run: () => { addNote(); } },
  frame: { keys: ['Mod+G'], group: 'canvas', icon: 'select_all', run: () => { frameChosen(); } },
  tidy: { keys: ['Mod+Shift+F'], group: 'canvas', icon: 'account_tree', when: () => loose().length > 1, run: () => { tidy(); } },
  fit: { keys: ['1', 'Shift+1'], group: 'canvas', icon: 'fit_screen', run: () => { fit(); } },
  fit_selection: { keys: ['Shift+2'], group: 'canvas', icon: 'center_focus_strong', when: any, run: () => { fit(chosen()); } },
  zoom_in: { keys: ['Mod+=', 'Mod++', 'Mod+Shift++'], group: 'canvas', icon: 'zoom_in', run: () => { zoomBy(1.25); } },
  zoom_out: { keys: ['Mod+-'], group: 'canvas', icon: 'zoom_out', run: () => { zoomBy(0.8); } },
  zoom_full: { keys: ['Mod+0'], group: 'canvas', icon: 'zoom_in_map', run: () => { zoomTo(1); } },
  tool_select: { keys: ['V'], group: 'canvas', icon: 'arrow_selector_tool', run: () => { stage.tool = 'select'; } },
  tool_pan: { keys: ['H'], group: 'canvas', icon: 'pan_tool', run: () => { stage.tool = 'pan'; } },
  select_all: { keys: ['Mod+A'], group: 'select', icon: 'select_all', run: selectAll },
  select_up: { keys: [], group: 'select', icon: 'keyboard_double_arrow_left', when: some, run: () => alongChosen('up') },
  select_down: { keys: [], group: 'select', icon: 'keyboard_double_arrow_right', when: some, run: () => alongChosen('down') },
  follow_back: { keys: ['Mod+ArrowLeft', 'Mod+ArrowUp'], group: 'select', run: () => follow('back') },
  follow_on: { keys: ['Mod+ArrowRight', 'Mod+ArrowDown'], group: 'select', run: () => follow('on') },
  copy: { keys: ['Mod+C'], group: 'edit', icon: 'content_copy', when: any, native: true, run: copyNow },
  cut: { keys: ['Mod+X'], group: 'edit', icon: 'content_cut', when: any, native: true, run: cutNow },
  paste: { keys: ['Mod+V'], group: 'edit', icon: 'content_paste', native: true, run: () => pasteKept(false) },
  paste_wired: { keys: ['Mod+Shift+V'], group: 'edit', icon: 'content_paste_go', native: true, run: () => pasteKept(true) },
  duplicate: { keys: ['Mod+D'], group: 'edit', icon: 'library_add', when: some, run: () => { copyOf(false); } },
  duplicate_wired: { keys: ['Mod+Shift+D'], group: 'edit', icon: 'add_link', when: some, run: () => { copyOf(true); } },
  remove: { keys: ['Delete', 'Backspace'], group: 'edit', icon: 'delete', when: () => any() || selectedParts.wires.length, run: () => { remove(true); } },
  remove_cut: { keys: ['Shift+Delete', 'Shift+Backspace'], group: 'edit', icon: 'link_off', when: some, run: () => { remove(false); } },
  rename_part: { keys: ['F2'], group: 'edit', icon: 'edit', when: () => selected.value.length + selectedParts.frames.length + selectedParts.notes.length === 1, run: rename },
  fold: { keys: ['C'], group: 'node', icon: 'unfold_less', when: () => some() || selectedParts.frames.length, run: fold, on: () => each(selected.value, (entry) => entry.collapsed) },
  swap: { keys: [], group: 'node', icon: 'swap_horiz', when: () => selected.value.length === 1, run: () => openSwap(selected.value[0]) },
  bypass: { keys: ['B'], group: 'node', icon: 'redo', when: () => meantNodes().length, run: () => { state('bypassed'); }, on: () => all('bypassed') },
  mute: { keys: ['M'], group: 'node', icon: 'do_not_disturb_on', when: () => meantNodes().length, run: () => { state('muted'); }, on: () => all('muted') },
  pin: { keys: ['P'], group: 'node', icon: 'keep', when: () => some() || selectedParts.frames.length, run: pin, on: () => each(selected.value, (entry) => entry.pinned) },
  hide_wires: { keys: ['W'], group: 'node', icon: 'visibility_off', when: () => meant().length, run: () => { hideWires(); }, on: () => { const wires = meant(); return wires.length > 0 && wires.every((wire) => hiddenIds.value.has(wire.id)); } },
  run_node: { keys: [], group: 'run', icon: 'play_arrow', when: some, run: () => { run({ mode: 'node', targets: chosenNodes() }); } },
  run_from: { keys: [], group: 'run', icon: 'playlist_play', when: some, run: () => { run({ mode: 'from', targets: chosenNodes() }); } },
  disconnect: { keys: [], group: 'edit', icon: 'content_cut', when: () => selectedParts.wires.length, run: () => { disconnect(chosenWires().map((id) => byId.value.get(id)).filter(Boolean)); } },
  disconnect_all: { keys: [], group: 'node', icon: 'link_off', when: () => meant().length, run: () => { disconnect(meant()); } },
  undo: { keys: [], icon: 'undo', when: () => graph.history.done.length, run: () => { undo(); } },
  redo: { keys: [], icon: 'redo', when: () => graph.history.undone.length, run: () => { redo(); } },
};
for (const side of ['left', 'center', 'right', 'top', 'middle', 'bottom']) commands[`align_${side}`] = { keys: [], group: 'select', icon: `align_${{ left: 'horizontal_left', center: 'horizontal_center', right: 'horizontal_right', top: 'vertical_top', middle: 'vertical_center', bottom: 'vertical_bottom' }[side]}`, when: () => movable() > 1, run: () => { align(side); } };
commands.spread_x = { keys: [], group: 'select', icon: 'horizontal_distribute', when: () => movable() > 2, run: () => { distribute('x'); } };
commands.spread_y = { keys: [], group: 'select', icon: 'vertical_distribute', when: () => movable() > 2, run: () => { distribute('y'); } };

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
export const arrows = Object.entries(steps).flatMap(([key, [x, y]]) => [
  { keys: [key], words: 'keys.nudge', group: 'select', when: any, run: () => nudge(x, y) },
  { keys: [`Shift+${key}`], words: 'keys.nudge_far', group: 'select', when: any, run: () => nudge(10 * x, 10 * y) },
]);
