// The canvas's shortcuts, registered while it is on the page.
import { ref } from 'vue';
import { useKeys } from '../keys.js';
import { graph } from '../store/graph.js';
import { selectedParts, single, ui } from '../store/ui.js';
import { choose } from './choice.js';
import { arrows, commands } from './commands.js';
import { menuByKey } from './menus.js';
import { cancelDrag } from './moves.js';
import { FRAME, NOTE, at, stage } from './state.js';
import { cancelWiring, openSearch } from './wiring.js';
import { enterNode, useWriting } from './writing.js';
import { useQuiet } from './quiet.js';

/** Whether the person last used the pointer on the canvas: then Tab finds a node, else it walks the page as everywhere. */
export const pointing = ref(false);

/** On the canvas, and not in a panel, a menu or a dialog. */
function here(event) {
  if (ui.view !== 'canvas' || ui.dialog || !graph.loaded || !at.root) return false;
  const { target } = event;
  return !target?.closest || target === document.body || at.root.contains(target) || !target.closest('.tw-panel, .tw-menu, .q-menu, .q-dialog, [role="dialog"], [role="menu"], button, a');
}
const onGround = () => document.activeElement === document.body || document.activeElement === at.root || document.activeElement?.classList.contains('vue-flow__node');

/** Tab that walks, and Tab right after a search it opened was left, are of the keyboard: the next one walks too. */
export const walked = (event) => { if (event.key === 'Tab' && (event.target.closest?.('.tw-search') || !at.pointer.inside || !onGround())) pointing.value = false; };

function escape() {
  if (cancelWiring() || cancelDrag()) return true;
  if (stage.search || stage.menu || stage.replace) { stage.search = stage.menu = stage.replace = null; return true; }
  if (stage.cut) { stage.cut = null; return true; }
  if (!at.flow.getSelectedNodes.value.length && !at.flow.getSelectedEdges.value.length) return false;
  choose([]);
  return true;
}
const onlyOne = () => (selectedParts.notes.length + selectedParts.frames.length ? '' : single.value);
/** Enter goes into the one node that is selected. Else it takes what has the focus: a node is selected, a port or a button is pressed. */
function enter(event) {
  const { target } = event;
  if (onlyOne() && (target === document.body || target === at.root || target.dataset?.id === onlyOne())) return event.key === 'Enter' && !event.shiftKey && enterNode(onlyOne());
  if (target.classList?.contains('vue-flow__handle')) { target.click(); return true; }
  const part = target.closest?.('.vue-flow__node, .vue-flow__edge');
  if (!part || part !== target) return false;
  if (part.classList.contains('vue-flow__edge')) { choose([]); at.flow.addSelectedEdges([at.flow.findEdge(part.dataset.id)]); return true; }
  const single = selectedParts.notes.length + selectedParts.frames.length === 1 && at.flow.findNode(part.dataset.id)?.selected;
  if (single && (part.dataset.id.startsWith(NOTE) || part.dataset.id.startsWith(FRAME))) stage.editing = part.dataset.id;
  else choose([part.dataset.id], { add: event.shiftKey });
  return true;
}

export function useCanvasKeys() {
  useWriting();
  useQuiet();
  const rows = Object.entries(commands).filter(([id, command]) => command.keys.length && id !== 'rename_part').map(([id, command]) => ({
    keys: command.keys, words: `keys.${id}`, group: command.group,
    when: (event) => here(event) && (!command.when || !!command.when()),
    run: (event) => (command.native ? false : command.run(event) ?? true),
  }));
  const moves = arrows.map((row) => ({ ...row, when: (event) => here(event) && row.when() && !event.target?.closest?.('[role="listbox"], .tw-resize') }));
  useKeys([
    ...rows, ...moves,
    { keys: ['F2'], words: 'keys.rename_part', group: 'edit', when: (event) => here(event) && selectedParts.frames.length + selectedParts.notes.length === 1, run: () => commands.rename_part.run() },
    { keys: ['Tab'], words: 'keys.add_node_tab', group: 'canvas', when: (event) => here(event) && pointing.value && at.pointer.inside && onGround(), run: () => openSearch() },
    { keys: ['Escape'], words: 'keys.escape', group: 'select', when: here, run: escape },
    { keys: ['Alt+Escape', 'Shift+Escape', 'Mod+Escape'], when: here, run: escape }, // while a key of a gesture is held
    { keys: ['Enter', 'Shift+Enter', 'Space'], words: 'keys.enter', group: 'select', when: (event) => here(event) && (event.target?.matches?.('.vue-flow__handle, .vue-flow__node, .vue-flow__edge') || (event.key === 'Enter' && onGround() && !!onlyOne())), run: enter },
    { keys: ['ContextMenu', 'Shift+F10'], words: 'keys.menu', group: 'canvas', when: here, run: () => menuByKey() },
  ]);
}
