// What is selected: chosen here, told to the store, and picked along the wires.
import { selected, selectedParts } from '../store/ui.js';
import { wiresFrom, wiresInto } from '../store/graph.js';
import { at, bare, isFrame, isNode, isNote } from './state.js';

let awaited = []; // ids of what was just added and is not here yet

/** Select exactly these (ids as on the canvas); those still to come are selected when they do. */
export function choose(ids, { add = false } = {}) {
  const { flow } = at;
  if (!flow) return;
  const want = new Set(ids);
  if (!add) {
    const drop = flow.getSelectedNodes.value.filter((node) => !want.has(node.id));
    if (drop.length) flow.removeSelectedNodes(drop);
    if (flow.getSelectedEdges.value.length) flow.removeSelectedEdges(flow.getSelectedEdges.value);
  }
  const found = [...want].map((id) => flow.findNode(id)).filter((node) => node && !node.selected);
  const multi = flow.multiSelectionActive.value;
  flow.multiSelectionActive.value = true; // without it Vue Flow unselects all others first
  if (found.length) flow.addSelectedNodes(found);
  flow.multiSelectionActive.value = multi;
  flow.nodesSelectionActive.value = false;
  awaited = [...want].filter((id) => !flow.findNode(id));
}
export function waited() {
  if (!awaited.length || !awaited.every((id) => at.flow.findNode(id))) return;
  const ids = awaited;
  awaited = [];
  choose(ids);
}
export const chosen = () => at.flow?.getSelectedNodes.value.map((node) => node.id) ?? [];
export const chosenNodes = () => chosen().filter(isNode);
export const chosenWires = () => at.flow?.getSelectedEdges.value.map((edge) => edge.id) ?? [];

/** Tell the store; called when Vue Flow's selection has changed. */
export function tellStore() {
  const ids = chosen();
  const same = (a, b) => a.length === b.length && a.every((id, i) => id === b[i]);
  const now = ids.filter(isNode);
  if (!same(now, selected.value)) selected.value = now;
  const parts = { wires: chosenWires(), frames: ids.filter(isFrame).map(bare), notes: ids.filter(isNote).map(bare) };
  for (const [key, value] of Object.entries(parts)) if (!same(value, selectedParts[key])) selectedParts[key] = value;
}

/** The node and all it needs ('up') or all that needs it ('down'). */
export function along(id, way) {
  const found = new Set([id]);
  for (const here of found) for (const wire of way === 'up' ? wiresInto(here) : wiresFrom(here)) found.add(way === 'up' ? wire.from : wire.to);
  return [...found];
}
