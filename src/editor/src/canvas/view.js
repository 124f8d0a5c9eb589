// Which part of the graph is seen: kept for each graph, fitted the first time.
import { nextTick, onScopeDispose, watch } from 'vue';
import { graph } from '../store/graph.js';
import { at, stage } from './state.js';
import { bounds } from './align.js';

const KEPT = 'tagwire.views', MOST = 60;
const read = () => { try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; } };
const calm = () => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
const time = () => (calm() ? 0 : 220);
let shown = ''; // of which graph the view is

/** The room round what is fitted, in pixels: the tools and the map lie at the foot. */
const ROOM = { side: 48, top: 40, foot: 76 };

/** See all of the graph, or some things in it, as large as they are or smaller. */
export function fit(ids, duration = time()) {
  const found = at.flow.nodes.value.filter((node) => !node.hidden && (!ids?.length || ids.includes(node.id)));
  const { width, height } = at.flow.dimensions.value;
  if (!found.length || !width || !height) return;
  const box = bounds(found.map((node) => ({ ...node.position, ...node.dimensions })));
  const zoom = Math.max(0.05, Math.min(1, (width - 2 * ROOM.side) / box.width, (height - ROOM.top - ROOM.foot) / box.height));
  const x = width / 2 - (box.x + box.width / 2) * zoom, y = ROOM.top + (height - ROOM.top - ROOM.foot) / 2 - (box.y + box.height / 2) * zoom;
  at.flow.setViewport({ x, y, zoom }, { duration });
}
let goal = 0, asked = 0;
/** Presses that follow quickly add up, however far the glide has come. */
export function zoomBy(factor) {
  const from = performance.now() - asked < 400 ? goal : at.flow.viewport.value.zoom;
  asked = performance.now();
  goal = Math.min(2, Math.max(0.05, from * factor));
  at.flow.zoomTo(goal, { duration: time() / 2 });
}
export const zoomTo = (zoom) => at.flow.zoomTo(zoom, { duration: time() });

/** Bring some things into view, moving no more than is needed unless they are out of sight. */
export function reveal(ids) {
  const found = ids.map((id) => at.flow.findNode(id)).filter(Boolean);
  if (!found.length) return;
  const box = bounds(found.map((node) => ({ x: node.position.x, y: node.position.y, width: node.dimensions.width, height: node.dimensions.height })));
  const { x, y, zoom } = at.flow.viewport.value, { width, height } = at.flow.dimensions.value;
  const left = box.x * zoom + x, top = box.y * zoom + y, across = box.width * zoom, down = box.height * zoom, edge = 24;
  const nudge = (low, size, room) => (low < edge ? edge - low : low + size > room - edge ? room - edge - low - size : 0);
  if (zoom >= 0.4 && across <= width - 2 * edge && down <= height - 2 * edge) {
    const dx = nudge(left, across, width), dy = nudge(top, down, height);
    if (dx || dy) at.flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: time() });
  } else at.flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: Math.min(1, Math.max(zoom, 0.5), width / (box.width + 80), height / (box.height + 80)), duration: time() });
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
/** While the page still finds its shape, what was fitted is fitted again; the first touch ends that. */
let settling = 0;
const touched = () => { settling = 0; };
const refit = () => { if (performance.now() < settling) fit(null, 0); };

/** After a graph came: the view it was left with, or all of it. */
export async function restoreView() {
  if (shown === graph.key) return;
  const key = shown = graph.key, kept = read()[key];
  stage.placed = false;
  await nextTick();
  await pane();
  if (!at.root || graph.key !== key) return;
  if (kept && Number.isFinite(kept.zoom)) at.flow.setViewport(kept);
  else { settling = performance.now() + 1500; fit(null, 0); }
  stage.placed = true;
}

export function useView() {
  shown = '';
  let timer = 0;
  const keep = () => {
    if (!stage.placed || shown !== graph.key || performance.now() < settling) return;
    const { [shown]: old, ...others } = read();
    const rows = Object.entries({ ...others, [shown]: { ...at.flow.viewport.value } }).slice(-MOST);
    try { localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(rows))); } catch { /* full: the view is fitted next time */ }
  };
  watch(() => at.flow.viewport.value, () => { clearTimeout(timer); timer = setTimeout(keep, 400); }, { deep: true });
  watch(() => at.flow.dimensions.value, refit);
  for (const name of ['pointerdown', 'wheel', 'keydown']) window.addEventListener(name, touched, { capture: true, passive: true });
  onScopeDispose(() => {
    clearTimeout(timer);
    for (const name of ['pointerdown', 'wheel', 'keydown']) window.removeEventListener(name, touched, { capture: true });
  });
}
