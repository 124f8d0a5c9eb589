// Pictures brought in by drop, paste or choice: sent to the store, asked about, put on the canvas.
import { post, upload } from '../api.js';
import { act } from '../acts.js';
import { graph, nodes } from '../store/graph.js';
import { canvas, complain, notify, ui } from '../store/ui.js';
import { join } from '../shell/documents.js';
import { t } from '../words/index.js';
import { ask } from './asks.js';
import { idOf, titleOf } from './names.js';

export const ASSET = 'application/x-tagwire-asset';
const MOST = 20, STEP = 340;
const carriesGraph = (file) => /\.(json|zip|mp4)$/i.test(file.name) || /(json|zip|video\/mp4)/.test(file.type);

/** Whether a drag brings files or pictures of the gallery: what a canvas or a node may take. */
export const bringsPictures = (transfer) => !!transfer && (transfer.types.includes('Files') || transfer.types.includes(ASSET));

/** Take what was dropped; false when there is nothing of ours in it. `where` as in takeFiles. */
export function takeDrop(transfer, where = {}) {
  const assets = transfer.getData(ASSET).split('\n').filter(Boolean);
  const files = [...transfer.files];
  if (assets.length) takeAssets(assets.map((line) => ({ asset: line.split(' ')[0], name: line.slice(65) })), where);
  else if (files.length) takeFiles(files, where);
  return assets.length > 0 || files.length > 0;
}

/** Let a person choose files. where as in takeFiles; `several` false for one picture only. */
export function chooseFiles({ several = true, ...where } = {}) {
  const field = Object.assign(document.createElement('input'), { type: 'file', multiple: several && !where.node, accept: 'image/*,.json,.zip,.mp4' });
  return new Promise((resolve) => {
    field.addEventListener('change', () => resolve(takeFiles([...field.files], where)));
    field.addEventListener('cancel', () => resolve([]));
    field.click();
  });
}

/**
 * Bring files in. where: {at: [x, y]} new nodes in a column there (the middle of the view when left
 * out); {wire: "node.port", tag} wires them too; {node, setting} gives the first to that setting.
 * Resolves to the pictures taken: [{asset, name, tag, node}].
 */
export async function takeFiles(files, where = {}) {
  const graphs = files.filter(carriesGraph), pictures = files.filter((file) => !carriesGraph(file));
  let opened = '';
  for (const file of graphs) opened = (await openGraph(file)) || opened;
  if (opened) show(opened);
  if (!pictures.length) return [];
  if (pictures.length > MOST) notify(t('pictures.too_many', { n: pictures.length, most: MOST }), { level: 'warning' });
  return ready(pictures.slice(0, MOST), where);
}

async function ready(files, where) {
  const taken = await bring(files);
  return taken.length ? put(taken, where) : [];
}

/** Pictures sent to the store and asked about, put nowhere: [{asset, name, tag, ...}]. graphs false: they are wanted as pictures. */
export async function bring(files, { graphs = true } = {}) {
  let told;
  try {
    told = await upload('/api/upload', files);
  } catch (fault) {
    complain(fault);
    return [];
  }
  tellRefused(told.refused ?? []);
  const taken = [];
  const fits = told.pictures.filter((picture) => picture.fault).length;
  let nth = 0;
  for (const picture of told.pictures) {
    const file = files.find((one) => one.name === picture.name);
    if (graphs && picture.graph && file && (await wantsGraph(picture, file))) continue;
    if (picture.fault) nth += 1;
    const fitted = picture.fault ? await ask('fit', { picture, nth, of: fits }) : picture;
    if (fitted) taken.push(fitted);
  }
  return taken;
}

/** Pictures the store has already, as [{asset, name, tag}], brought in the same way. */
export const takeAssets = (assets, where = {}) => put(assets, where);

/** The same from another view: the canvas is shown, with the new references on it. */
export async function useAssets(assets) {
  if (ui.view !== 'canvas') {
    ui.view = ui.narrow ? ui.view : 'canvas';
    await new Promise((ready) => setTimeout(ready, 60)); // until the canvas can say where its middle is
  }
  const taken = await takeAssets(assets);
  if (taken.length) notify(t('pictures.noted', { n: taken.length }));
}

function tellRefused(refused) {
  for (const { message, remedy } of refused.slice(0, 3)) notify(message, { level: 'error', remedy });
  if (refused.length > 3) notify(t('pictures.more_refused', { n: refused.length - 3 }), { level: 'error' });
}

/** Ask what a picture with a graph inside is wanted for; true when its graph was opened. */
async function wantsGraph(picture, file) {
  const wish = await ask('use', { picture });
  if (wish === undefined) return true;
  if (wish !== 'graph') return false;
  const key = await openGraph(file);
  if (key) show(key);
  return true;
}

async function openGraph(file) {
  try {
    return (await upload('/api/import', [file])).graph;
  } catch (fault) {
    complain(fault);
    return '';
  }
}

/** Show another open graph in this tab; the one left behind stays as it is, a click away. */
export async function show(key) {
  const left = graph.loaded && graph.key !== key ? { key: graph.key, name: graph.name } : null;
  await join(key, 'canvas');
  if (left) notify(t('pictures.opened'), { remedy: t('pictures.opened_kept', { name: left.name }), action: { label: t('pictures.back'), run: () => join(left.key, 'canvas') }, seconds: 8 });
}

/** Put a picture made here into the store of uploads: see FitDialog. Resolves to the new picture. */
export async function fit(picture, wish) {
  const made = await post('/api/fit', { asset: picture.asset, ...wish });
  return { ...picture, ...made, fault: '' };
}

async function put(pictures, where) {
  const [first, ...rest] = pictures;
  const own = where.node && nodes.has(where.node);
  const commands = own ? [{ do: 'set', node: where.node, setting: where.setting ?? 'file', value: `asset:${first.asset}` }, ...named(where.node, first.name)] : [];
  const placed = column(own ? rest : pictures, own ? beside(where.node) : where.at ?? canvas.center());
  commands.push(...placed.flatMap((one) => added(one, where)));
  const done = own && !rest.length
    ? await act('set_picture', { node: where.node }, commands)
    : await act('add_pictures', { n: placed.length }, commands);
  if (!done) return [];
  if (placed.length && !where.wire) canvas.select(placed.map((one) => one.node));
  tellNotes(pictures);
  return own ? [{ ...first, node: where.node }, ...placed] : placed;
}

/** A reference nobody named goes by its picture's name. */
function named(node, name) {
  const entry = nodes.get(node), title = titleOf(name ?? '');
  return title && entry.type === 'reference_image' && !entry.title ? [{ do: 'title_node', node, title }] : [];
}

const beside = (id) => { const [x, y] = nodes.get(id).at ?? [0, 0]; return [x, y + STEP]; };

function column(pictures, [x, y]) {
  const taken = new Set(nodes.keys());
  return pictures.map((picture, row) => {
    const node = idOf(picture.name || picture.tag || '', taken, picture.tag);
    taken.add(node);
    return { ...picture, node, at: [Math.round(x), Math.round(y + row * STEP)] };
  });
}

function added({ node, at, asset, name, tag }, { wire, tag: asked }) {
  const commands = [{ do: 'add', type: 'reference_image', id: node, at, settings: { file: `asset:${asset}` } }];
  const title = titleOf(name ?? '');
  if (title) commands.push({ do: 'title_node', node, title });
  if (wire) commands.push({ do: 'connect', start: `${node}.image`, end: wire, ...((asked ?? tag) ? { tag: asked ?? tag } : {}) });
  return commands;
}

function tellNotes(pictures) {
  const notes = pictures.flatMap((picture) => (picture.notes ?? []).map((note) => `${picture.name}: ${note}`));
  if (notes.length) notify(t('pictures.noted', { n: pictures.length }), { remedy: notes.slice(0, 4).join(' '), seconds: 8 });
}
