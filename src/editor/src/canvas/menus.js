// Which entries each context menu has: names of commands, '-' for a rule, or rows of their own.
import { graph, nodes, frames, notes } from '../store/graph.js';
import { COMMENT_KEY, commenting } from '../node/commenting.js';
import { chooseFiles } from '../pictures/files.js';
import { selected, selectedParts } from '../store/ui.js';
import { t } from '../words/index.js';
import { choose, chosen } from './choice.js';
import { paint, papers } from './framing.js';
import { FRAME, NOTE, at, bare, inGraph, isFrame, isNote, stage } from './state.js';

const aligning = () => ({ words: 'canvas.align', icon: 'align_horizontal_left', when: selected.value.length > 1, more: ['align_left', 'align_center', 'align_right', '-', 'align_top', 'align_middle', 'align_bottom', '-', 'spread_x', 'spread_y'] });
const picture = (spot) => ({ words: 'canvas.add_picture', icon: 'add_photo_alternate', run: () => { chooseFiles({ at: spot }); } });
const colors = (id, now) => ({ colors: papers, now, run: (color) => paint(id, color) });

const remark = (id) => { const entry = nodes.get(id); return !entry || entry.collapsed ? [] : [{ words: entry.comment ? 'node.comment_edit' : 'node.comment_add', icon: 'comment', keys: COMMENT_KEY, run: () => { commenting.value = id; } }]; };
const menus = {
  canvas: ({ spot }) => ['add_node', picture(spot), 'add_note', 'frame', '-', 'paste', 'paste_wired', 'select_all', '-', 'tidy', 'fit', 'zoom_full', '-', 'undo', 'redo'],
  node: ({ id }) => ['run_node', 'run_from', '-', 'rename_part', ...remark(id), 'swap', 'duplicate', 'duplicate_wired', 'copy', 'cut', '-', 'fold', 'bypass', 'mute', 'pin', '-', 'select_up', 'select_down', 'hide_wires', 'disconnect_all', 'frame', '-', 'remove', 'remove_cut'],
  selection: () => ['run_node', '-', aligning(), 'tidy', 'frame', 'fit_selection', '-', 'duplicate', 'duplicate_wired', 'copy', 'cut', '-', 'fold', 'bypass', 'mute', 'pin', 'hide_wires', '-', 'remove', 'remove_cut'],
  wire: () => ['hide_wires', 'disconnect'],
  frame: ({ id }) => ['rename_part', 'fold', 'bypass', 'mute', 'pin', colors(id, frames.get(bare(id))?.color ?? ''), '-', { words: 'canvas.select_inside', icon: 'select_all', run: () => stage.inside?.(bare(id)) }, 'copy', 'cut', '-', 'remove'],
  note: ({ id }) => [{ words: 'canvas.write', icon: 'edit', keys: 'F2', run: () => { stage.editing = id; } }, colors(id, notes.get(bare(id))?.color ?? ''), '-', 'copy', 'cut', '-', 'remove'],
};
export const entriesOf = (menu) => menus[menu.kind](menu);
export const labelOf = (menu) => t(`canvas.menu_${menu.kind}`);

const kindOfId = (id) => (isFrame(id) ? 'frame' : isNote(id) ? 'note' : chosen().length > 1 ? 'selection' : 'node');

/** Open the menu of what is under the pointer; with the keyboard, of what is selected. */
export function openMenu(x, y, { id = '', wire = '' } = {}) {
  if (!graph.loaded) return;
  stage.search = null;
  if (id && !at.flow.findNode(id)?.selected) choose([id]);
  if (wire) {
    choose([]);
    at.flow.addSelectedEdges([at.flow.findEdge(wire)].filter(Boolean));
  }
  const kind = wire ? 'wire' : id ? kindOfId(id) : 'canvas';
  stage.menu = { x, y, id, kind, spot: inGraph(x, y), key: Date.now() };
}
export function menuByKey() {
  const focused = document.activeElement?.closest?.('.vue-flow__node, .vue-flow__edge');
  const id = focused?.dataset.id ?? (selected.value[0] ?? (selectedParts.frames[0] && FRAME + selectedParts.frames[0]) ?? (selectedParts.notes[0] && NOTE + selectedParts.notes[0]) ?? '');
  const wire = focused?.classList.contains('vue-flow__edge') ? id : '';
  const element = focused ?? (id && at.root.querySelector(`.vue-flow__node[data-id="${CSS.escape(id)}"]`));
  const box = (element ?? at.root).getBoundingClientRect();
  const x = element ? Math.max(box.left + 20, 8) : box.left + box.width / 2, y = element ? Math.max(box.top + 30, 60) : box.top + box.height / 2;
  openMenu(x, y, wire ? { wire } : { id: id && (nodes.has(id) || id.includes(':')) ? id : '' });
}
