// Which part of the graph is seen: kept for each graph, fitted the first time.
import { nextTick, watch } from 'vue';
import { graph } from '../store/graph.js';
import { at } from './state.js';
import { bounds } from './align.js';

const KEPT = 'tagwire.views', MOST = 60;
const read = () => { try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; } };
const calm = () => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
const time = () => (calm() ? 0 : 220);
let shown = '';

export const fit = (ids) => at.flow.fitView({ padding: 0.14, maxZoom: 1, duration: time(), ...(ids?.length ? { nodes: ids } : {}) });
export const zoomBy = (factor) => at.flow.zoomTo(Math.min(2, Math.max(0.05, at.flow.viewport.value.zoom * factor)), { duration: time() / 2 });
export const zoomTo = (zoom) => at.flow.zoomTo(zoom, { duration: time() });

/** Bring some things into view, moving no more than is needed unless they are out of sight. */
export function reveal(ids) {
  const found = ids.map((id) => at.flow.findNode(id)).filter(Boolean);
  if (!found.length) return;
  const box = bounds(found.map((node) => ({ x: node.position.x, y: node.position.y, width: node.dimensions.width, height: node.dimensions.height })));
  const { x, y, zoom } = at.flow.viewport.value, { width, height } = at.flow.dimensions.value;
  const left = box.x * zoom + x, top = box.y * zoom + y, edge = 24;
  const seen = left >= edge && top >= edge && left + box.width * zoom <= width - edge && top + box.height * zoom <= height - edge;
  if (!seen) at.flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: Math.min(1, Math.max(zoom, 0.5), width / (box.width + 80), height / (box.height + 80)), duration: time() });
}

/** After a graph came: the view it was left with, or all of it. */
export async function restoreView() {
  if (shown === graph.key) return;
  shown = graph.key;
  const kept = read()[graph.key];
  await nextTick();
  if (kept && Number.isFinite(kept.zoom)) at.flow.setViewport(kept);
  else at.flow.fitView({ padding: 0.14, maxZoom: 1 });
}

export function useView() {
  shown = '';
  let timer = 0;
  const keep = () => {
    if (!shown || shown !== graph.key) return;
    const { [shown]: old, ...others } = read();
    const rows = Object.entries({ ...others, [shown]: { ...at.flow.viewport.value } }).slice(-MOST);
    try { localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(rows))); } catch { /* full: the view is fitted next time */ }
  };
  watch(() => at.flow.viewport.value, () => { clearTimeout(timer); timer = setTimeout(keep, 400); }, { deep: true });
  return () => clearTimeout(timer);
}
