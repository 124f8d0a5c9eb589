// Graphs as files: opened, saved, brought in, handed out, thrown away.
import { ref, watch } from 'vue';
import { get, post, settings, settled, upload } from '../api.js';
import { flush } from '../acts.js';
import { graph } from '../store/graph.js';
import { lost } from '../store/receive.js';
import { complain, notify, openDialog, ui } from '../store/ui.js';
import { t } from '../words/index.js';
import { hush } from './hush.js';
import { aim } from './views.js';

/** Look at a graph in this tab. */
export async function join(key, view = '') {
  await flush();
  aim(key);
  settings().join(key);
  ui.view = view || (ui.view === 'start' || ui.view === 'gallery' ? 'canvas' : ui.view);
}

async function opened(wish, view) {
  try {
    const { graph: key } = await post('/api/open', wish);
    await join(key, view);
    return key;
  } catch (fault) {
    complain(fault);
    return '';
  }
}
const byDefault = () => (ui.narrow ? 'form' : 'canvas');
export const openTemplate = (template, name, view = byDefault()) => opened({ template, name }, view);
export const openFile = (file, view = byDefault()) => opened({ file }, view);
export const openKey = (key, view = byDefault()) => opened({ key }, view);
export const newGraph = () => opened({ new: true, name: '' }, byDefault());

/** Save; asks for a name the first time, and in words when the file is not what it was. */
export async function save({ note = '', as = '', over = false } = {}) {
  if (!graph.saved.file && !as) {
    openDialog('save_as', { note });
    return false;
  }
  hush();
  try {
    await flush();
    await settled();
    const wish = { graph: graph.key, note, ...(as ? { as } : {}), ...(over ? { over } : {}) };
    const { version, file } = await post('/api/save', wish);
    const words = as || note || !version ? t('save.saved', { file, version }) : t('save.saved_short', { version });
    notify(words, note || !version ? {} : { seconds: 6, field: noteOn(graph.key, version) });
    return true;
  } catch (fault) {
    if (fault.code === 'file_exists' || fault.code === 'file_changed') openDialog('save_conflict', { code: fault.code, note, as: as || graph.saved.file });
    else complain(fault);
    return false;
  }
}

/** What a notice offers after a save: a note on the version just kept. */
const noteOn = (key, version) => ({
  label: t('save.add_note'), words: t('save.note'), example: t('save.note_example'), keep: t('save.save'),
  run: (note) => post('/api/note', { graph: key, version, note }).then(() => { noted.value += 1; notify(t('save.noted', { version })); }, complain),
});
/** How many notes were written on saved versions: whoever lists them reads anew. */
export const noted = ref(0);

/** Take in a graph file, a zip of one with its pictures, or a picture that carries one. */
export async function importFile(file) {
  try {
    const { graph: key } = await upload('/api/import', [file]);
    await join(key, byDefault());
    notify(t('import.done', { name: file.name }));
    return true;
  } catch (fault) {
    complain(fault);
    return false;
  }
}

/** Ask for a file by the system's own chooser. */
export function chooseImport() {
  const field = Object.assign(document.createElement('input'), { type: 'file', accept: '.json,.zip,image/png,image/jpeg,image/webp' });
  field.addEventListener('change', () => field.files[0] && importFile(field.files[0]));
  field.click();
}

export async function exportGraph(pictures) {
  await flush();
  await settled();
  const link = document.createElement('a');
  link.href = `/api/export?${new URLSearchParams({ graph: graph.key, pictures: pictures ? 1 : 0 })}`;
  link.download = '';
  link.click();
}

export async function discard() {
  try {
    await post('/api/discard', { graph: graph.key });
    notify(t('discard.done'));
  } catch (fault) {
    complain(fault);
  }
}

// What was thrown away here is not told again as lost.
const removed = new Set();
watch(lost, (message) => { if (message && removed.has(message.graph)) lost.value = null; }, { flush: 'sync' });

export async function remove(key) {
  removed.add(key);
  try {
    await post('/api/delete', { key });
    notify(t('delete.done'));
    if (key === graph.key) leave();
    return true;
  } catch (fault) {
    removed.delete(key);
    complain(fault);
    return false;
  }
}

function leave() {
  graph.loaded = false;
  graph.key = '';
  aim('');
  ui.view = 'start';
}

export const start = () => get('/api/start');

/** "Product and model" -> "product_and_model.json". */
export function fileName(title) {
  const stem = title.trim().toLowerCase().replace(/[\s/\\:*?"<>|.]+/g, '_').replace(/^_+|_+$/g, '');
  return `${stem || 'graph'}.json`;
}
