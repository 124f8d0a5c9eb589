// The shell's own shortcuts; each shows in the sheet by itself.
import { redo, undo } from '../acts.js';
import { useKeys } from '../keys.js';
import { graph } from '../store/graph.js';
import { openDialog, selected, ui } from '../store/ui.js';
import { save } from './documents.js';
import { startAll, startSelected } from './runs.js';
import { show, togglePanel, view } from './views.js';

export function useShellKeys() {
  const open = () => graph.loaded && view.value !== 'start';
  useKeys([
    { keys: ['Mod+Enter'], words: 'keys.run_all', group: 'run', inFields: true, when: open, run: () => { startAll(); } },
    { keys: ['Mod+Shift+Enter'], words: 'keys.run_selected', group: 'run', inFields: true, when: () => open() && selected.value.length, run: () => { startSelected(); } },
    { keys: ['Mod+S'], words: 'keys.save', group: 'file', inFields: true, when: open, run: () => { save(); } },
    { keys: ['Mod+Shift+S'], words: 'keys.save_as', group: 'file', inFields: true, when: open, run: () => openDialog('save_as') },
    { keys: ['Mod+O'], words: 'keys.open', group: 'file', inFields: true, run: () => openDialog('open') },
    { keys: ['Mod+Z'], words: 'keys.undo', group: 'edit', when: open, run: () => { undo(); } },
    { keys: ['Mod+Shift+Z', 'Mod+Y'], words: 'keys.redo', group: 'edit', when: open, run: () => { redo(); } },
    { keys: ['Alt+C'], words: 'keys.canvas', group: 'view', inFields: true, when: () => graph.loaded, run: () => show('canvas') },
    { keys: ['Alt+A'], words: 'keys.form', group: 'view', inFields: true, when: () => graph.loaded, run: () => show('form') },
    { keys: ['Alt+G'], words: 'keys.gallery', group: 'view', inFields: true, run: () => show('gallery') },
    { keys: ['Alt+Q'], words: 'keys.queue', group: 'view', when: () => view.value === 'canvas', run: () => togglePanel('right', 'queue') },
    { keys: ['Alt+U'], words: 'keys.history', group: 'view', when: () => view.value === 'canvas', run: () => togglePanel('right', 'history') },
    { keys: ['?', 'Shift+?', 'Shift+/'], words: 'keys.sheet', group: 'help', when: () => !ui.dialog, run: () => openDialog('shortcuts') },
  ]);
}
