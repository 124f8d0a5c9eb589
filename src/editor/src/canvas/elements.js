// The graph as Vue Flow's nodes and edges, loaded once and then changed part by part.
import { watch } from 'vue';
import { dependents } from '../node/geometry.js';
import { forgetHeap, heaped, overlay, spreadHeap } from './heap.js';
import { frames, graph, nodes, notes, onGraph, wires } from '../store/graph.js';
import { kindOf, kindTitle, kinds, nodeTitle } from '../store/kinds.js';
import { language, t } from '../words/index.js';
import { FRAME, NOTE, at, bare, held, isFrame, isNote } from './state.js';
import { folded, foldedPorts, foldedSize, frameSize, noteSize, portsOf, sizeOf } from './places.js';
import { choose, waited } from './choice.js';

const spot = (part) => ({ x: part.at?.[0] ?? 0, y: part.at?.[1] ?? 0 });
const spoken = (role, label) => ({ ariaLabel: label, domAttributes: { 'aria-roledescription': t(role) } });

function asNode(id, entry) {
  const kind = kindTitle(kindOf(entry.type)), title = nodeTitle(entry);
  const label = title === kind ? t('canvas.node_label', { title: kind, id }) : t('canvas.node_label', { title, id: kind });
  return { id, type: 'tw-node', position: spot(entry), dimensions: sizeOf(id), handleBounds: portsOf(id), hidden: folded.value.has(id), ...spoken('canvas.role_node', label) };
}
function asNote(key, note) {
  const id = NOTE + key, size = noteSize(note);
  return { id, type: 'tw-note', position: spot(note), dimensions: size, handleBounds: { source: [], target: [] }, connectable: false, hidden: folded.value.has(id), ...spoken('canvas.role_note', t('canvas.note_label', { text: (note.text ?? '').slice(0, 80) })) };
}
function asFrame(key, frame) {
  const size = frame.collapsed ? foldedSize(key) : frameSize(frame);
  return {
    id: FRAME + key, type: 'tw-frame', position: spot(frame), dimensions: size, connectable: false, zIndex: frame.collapsed ? 1 : -2000, // below the wires, also when it is selected
   
    handleBounds: frame.collapsed ? foldedPorts(key) : { source: [], target: [] }, dragHandle: '.tw-frame-head',
    style: { pointerEvents: frame.collapsed ? 'all' : 'none' }, ...spoken('canvas.role_frame', t('canvas.frame_label', { title: frame.title || t('canvas.untitled') })),
  };
}
const titleAt = (id) => nodeTitle(nodes.get(id));
function asEdge(wire) {
  const from = folded.value.get(wire.from), to = folded.value.get(wire.to);
  return {
    id: wire.id, type: 'tw-wire', hidden: !!from && from === to,
    source: from ? FRAME + from : wire.from, sourceHandle: from ? wire.start : wire.output,
    target: to ? FRAME + to : wire.to, targetHandle: to ? wire.end : wire.input,
    ariaLabel: t('canvas.wire_label', { from: titleAt(wire.from), output: wire.output, to: titleAt(wire.to), input: wire.input }),
    domAttributes: { tabindex: 0, 'aria-roledescription': t('canvas.role_wire'), 'aria-describedby': undefined },
  };
}

/** Vue Flow's parts for one id, or null when the graph has none. */
function wanted(id) {
  const [map, make, key] = isFrame(id) ? [frames, asFrame, bare(id)] : isNote(id) ? [notes, asNote, bare(id)] : [nodes, asNode, id];
  return map.has(key) ? make(key, map.get(key)) : null;
}
const allIds = () => [...[...frames.keys()].map((key) => FRAME + key), ...nodes.keys(), ...[...notes.keys()].map((key) => NOTE + key)];

const shapes = new Map(); // what was last told of a node's size and ports
const shapeOf = (node) => JSON.stringify([node.dimensions, node.handleBounds]);

/** Put a node where the graph says it is. */
export function place(there, { x, y }) {
  if (there.position.x === x && there.position.y === y) return;
  there.position = { x, y };
  there.computedPosition = { ...there.computedPosition, x, y };
}

function put(id) {
  const { flow } = at, there = flow.findNode(id), node = wanted(id);
  if (!node) {
    shapes.delete(id);
    return there && flow.removeNodes([id], false);
  }
  const shape = shapeOf(node), same = shapes.get(id) === shape;
  shapes.set(id, shape);
  if (!there) return flow.addNodes([node]);
  if (!held.has(id)) place(there, node.position);
  if (!same) Object.assign(there, { dimensions: node.dimensions, handleBounds: node.handleBounds });
  for (const key of ['hidden', 'ariaLabel', 'zIndex']) if (there[key] !== node[key] && (key in node)) there[key] = node[key];
  if (node.style && there.style?.pointerEvents !== node.style.pointerEvents) there.style = node.style;
}

function putWires() {
  const { flow } = at, want = new Map(wires.value.map((wire) => [wire.id, asEdge(wire)]));
  const gone = flow.edges.value.filter((edge) => !want.has(edge.id));
  if (gone.length) flow.removeEdges(gone);
  const fresh = [];
  for (const [id, edge] of want) {
    const there = flow.findEdge(id);
    if (!there) fresh.push(edge);
    else if (there.source !== edge.source || there.target !== edge.target || !!there.hidden !== edge.hidden) { flow.removeEdges([id]); fresh.push(edge); }
    else if (there.ariaLabel !== edge.ariaLabel) there.ariaLabel = edge.ariaLabel;
  }
  if (fresh.length) flow.addEdges(fresh);
}

function loadAll() {
  const chosen = at.flow.getSelectedNodes.value.map((node) => node.id);
  const rows = allIds().map(wanted);
  shapes.clear();
  for (const node of rows) shapes.set(node.id, shapeOf(node));
  at.flow.setEdges([]);
  at.flow.setNodes(rows);
  at.flow.setEdges(wires.value.map(asEdge));
  choose(chosen.filter((id) => at.flow.findNode(id)));
}
/** Everything again as the graph has it, what is selected kept. */
export function resync() {
  const there = new Set(allIds());
  for (const node of [...at.flow.nodes.value]) if (!there.has(node.id)) put(node.id);
  for (const id of there) put(id);
  putWires();
}

function changed(news) {
  overlay(Object.keys(news.nodes), news.renamed);
  const kept = Object.entries(news.renamed ?? {}).filter(([old]) => at.flow.findNode(old)?.selected).map(([, now]) => now);
  const touchesFrames = news.frames && Object.keys(news.frames).length;
  if (touchesFrames || [...frames.values()].some((frame) => frame.collapsed)) resync();
  else {
    const touched = Object.keys(news.nodes);
    for (const id of touched) put(id);
    for (const id of dependents(touched)) { const there = at.flow.findNode(id); if (there) reshape(there); }
    for (const key of Object.keys(news.notes ?? {})) put(NOTE + key);
    if (news.wires) {
      const ends = new Set(wires.value.flatMap((wire) => [wire.to]));
      for (const node of at.flow.nodes.value) if (!isFrame(node.id) && !isNote(node.id) && (ends.has(node.id) || shapes.has(node.id))) reshape(node);
      putWires();
    }
  }
  if (kept.length) choose([...at.flow.getSelectedNodes.value.map((node) => node.id), ...kept]);
  waited();
}
/** A wire more or less may change the size of the node it ends in. */
function reshape(node) {
  if (!nodes.has(node.id)) return;
  const now = { dimensions: sizeOf(node.id), handleBounds: portsOf(node.id) }, shape = shapeOf(now);
  if (shapes.get(node.id) === shape) return;
  shapes.set(node.id, shape);
  Object.assign(node, now);
}

/** Keep Vue Flow in step with the graph; `loaded` is called after a whole graph came. */
export function useElements(loaded) {
  const begin = () => { loadAll(); loaded(); };
  const whole = () => {
    forgetHeap();
    const heap = heaped(), { key } = graph;
    if (!heap.length) return begin();
    return spreadHeap(heap).then(() => at.root && graph.key === key && begin());
  };
  const stop = onGraph((news) => (news.kind === 'load' ? whole() : changed(news)));
  const heard = watch([language, () => kinds.size], resync);
  if (graph.loaded) whole();
  return () => { stop(); heard(); };
}
