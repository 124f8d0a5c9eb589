// Which part of the graph is seen: kept for each graph, fitted the first time.
import { nextTick, onScopeDispose, watch } from 'vue';
import { graph } from '../store/graph.js';
import { at, stage } from './state.js';
import { bounds } from './align.js';
import { coversOf, wayIn, wholly } from './inSight.js';

const KEPT = 'tagwire.views', MOST = 60;
const read = () => { try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; } };
const calm = () => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
const time = () => (calm() ? 0 : 220);
let shown = ''; // of which graph the view is

/** The room round what is fitted, in pixels: the tools and the map lie at the foot. */
const ROOM = { side: 28, top: 28, foot: 68 };
/** Words are read down to here: a graph opened for the first time shows its beginning rather than less. */
const LEGIBLE = 0.6, LEAST = 0.5;

/** Where things stand when all of them are seen; `least` is how small they may become. */
export function fitting(box, { width, height }, least = 0.05) {
  const wide = width - 2 * ROOM.side, high = height - ROOM.top - ROOM.foot;
  const zoom = Math.max(least, Math.min(1, wide / box.width, high / box.height));
  const place = (from, low, size, room) => from + Math.max(0, (room - size * zoom) / 2) - low * zoom; // what is too large begins at the edge
  return { x: place(ROOM.side, box.x, box.width, wide), y: place(ROOM.top, box.y, box.height, high), zoom };
}

/** What was fitted and not touched since: {least, count, view, until}; a change of the pane fits it again. */
let fitted = null;

/** Where a node is, or is on its way to: `places` is {id: [x, y]}. */
const boxAt = (node, places) => ({ ...(places[node.id] ? { x: places[node.id][0], y: places[node.id][1] } : node.position), ...node.dimensions });
/** How wide the view is for its height. */
export function proportion() {
  const { width, height } = at.flow.dimensions.value;
  return width > 0 && height > 0 ? (width - 2 * ROOM.side) / Math.max(1, height - ROOM.top - ROOM.foot) : 1.6;
}

/** See all of the graph, or some things in it, as large as they are or smaller. */
export function fit(ids, duration = time(), places = {}, least) {
  const found = at.flow.nodes.value.filter((node) => !node.hidden && (!ids?.length || ids.includes(node.id)));
  const pane = at.flow.dimensions.value;
  if (!pane.width || !pane.height) return;
  const view = found.length ? fitting(bounds(found.map((node) => boxAt(node, places))), pane, least) : { x: 0, y: 0, zoom: 1 };
  fitted = ids?.length || !found.length ? null : { least, count: found.length, view, until: performance.now() + duration + 150 };
  at.flow.setViewport(view, { duration });
}
const same = (a, b) => Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 0.002;
const moved = () => { if (fitted && performance.now() > fitted.until && !same(at.flow.viewport.value, fitted.view)) fitted = null; };
let goal = 0, asked = 0;
/** Presses that follow quickly add up, however far the glide has come. */
export function zoomBy(factor) {
  const from = performance.now() - asked < 400 ? goal : at.flow.viewport.value.zoom;
  asked = performance.now();
  goal = Math.min(2, Math.max(0.05, from * factor));
  at.flow.zoomTo(goal, { duration: time() / 2 });
}
export const zoomTo = (zoom) => at.flow.zoomTo(zoom, { duration: time() });

/** Whether a box of the graph is seen whole, under nothing that floats. */
export const isSeen = (box) => wholly(onScreen(box), at.flow.dimensions.value, coversOf(at.root));
const onScreen = ({ x: left, y: top, width, height }) => { const { x, y, zoom } = at.flow.viewport.value; return { x: left * zoom + x, y: top * zoom + y, width: width * zoom, height: height * zoom }; };

/** Bring some things into view, moving no more than is needed; what is too small or too large to see, in its middle. `near` false: as small as it is. */
export function reveal(ids, { places = {}, near = true } = {}) {
  const found = ids.map((id) => at.flow.findNode(id)).filter(Boolean);
  if (!found.length) return;
  const box = bounds(found.map((node) => boxAt(node, places))), seen = onScreen(box);
  const { x, y, zoom } = at.flow.viewport.value, room = at.flow.dimensions.value;
  if ((zoom >= 0.4 || !near) && (ids.length === 1 || (seen.width <= room.width - 48 && seen.height <= room.height - 48))) {
    const [dx, dy] = wayIn(seen, room, coversOf(at.root));
    if (dx || dy) at.flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: time() });
  } else at.flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: Math.min(1, Math.max(zoom, 0.5), room.width / (box.width + 80), room.height / (box.height + 80)), duration: time() });
}

const frame = () => new Promise((next) => requestAnimationFrame(next));
/** When the pane has the size it keeps: its own and the one Vue Flow knows are the same, two frames on end. */
async function pane() {
  let last = '';
  for (let tries = 0; tries < 120 && at.root; tries += 1) {
    const { clientWidth: width, clientHeight: height } = at.root, known = at.flow.dimensions.value;
    const real = width > 1 && height > 1 && Math.abs(width - known.width) < 2 && Math.abs(height - known.height) < 2 && at.flow.d3Zoom.value;
    const now = real ? `${width} ${height}` : '';
    if (now && now === last) return;
    last = now;
    await frame();
  }
}
let settling = 0; // until then the page finds its shape
/** A pane of another size: what was fitted is fitted into it, unless somebody moved it or put something there. */
function refit() {
  if (!stage.placed || !fitted) return;
  const count = at.flow.nodes.value.filter((node) => !node.hidden).length;
  if (count === fitted.count) fit(null, 0, {}, fitted.least && (performance.now() < settling ? LEGIBLE : LEAST)); // beside an open panel rather all of it
}

/** The views of this page, by graph: {x, y, zoom, fitted, size}. */
const left = new Map();
const sizeNow = () => { const { width, height } = at.flow.dimensions.value; return `${Math.round(width)} ${Math.round(height)}`; };

/** After a graph came: the view it was left with, or the beginning of it. */
export async function restoreView() {
  if (shown === graph.key) return;
  if (shown) leave();
  const key = shown = graph.key, kept = left.get(key) ?? read()[key];
  stage.placed = false;
  fitted = null;
  await nextTick();
  await pane();
  if (!at.root || graph.key !== key) return;
  if (kept && Number.isFinite(kept.zoom)) {
    at.flow.setViewport({ x: kept.x, y: kept.y, zoom: kept.zoom });
    fitted = kept.fitted ? { ...kept.fitted, view: kept, until: 0 } : null;
    if (kept.size && kept.size !== sizeNow()) { stage.placed = true; refit(); }
  } else {
    settling = performance.now() + 1500;
    fit(null, 0, {}, LEGIBLE);
  }
  stage.placed = true;
}

const standing = () => ({ ...at.flow.viewport.value, size: sizeNow(), ...(fitted ? { fitted: { least: fitted.least, count: fitted.count } } : {}) });
/** Keep where one was, to come back to it from another view or graph. */
let latest = null;
function leave() {
  if (latest && latest.key === shown) left.set(shown, latest.view);
}

export function useView() {
  shown = '';
  latest = null;
  let timer = 0;
  const keep = () => {
    if (!latest || latest.key !== graph.key) return;
    const { [latest.key]: old, ...others } = read();
    const rows = Object.entries({ ...others, [latest.key]: latest.view }).slice(-MOST);
    try { localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(rows))); } catch { /* full: the view is fitted next time */ }
  };
  const note = () => {
    if (!stage.placed || shown !== graph.key || !at.root) return;
    moved();
    latest = { key: shown, view: standing() };
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
  };
  watch([() => at.flow.viewport.value, () => stage.placed], note, { deep: true, flush: 'post' });
  watch(() => at.flow.dimensions.value, () => { refit(); note(); });
  onScopeDispose(() => {
    clearTimeout(timer);
    leave();
    keep();
  });
}
