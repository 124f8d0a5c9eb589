// Where everything on the canvas is: nodes, notes and frames as boxes; what lies in a frame.
import { computed } from 'vue';
import * as geometry from '../node/geometry.js';
import { frames, nodes, notes, wires } from '../store/graph.js';
import { kindOf } from '../store/kinds.js';
import { FRAME, NOTE, at, bare, isFrame, isNote } from './state.js';

export const FOLDED = { width: 240, head: 40, row: 26 };
const point = (part) => ({ x: part.at?.[0] ?? 0, y: part.at?.[1] ?? 0 });

export const sizeOf = (id) => geometry.sizeOf?.(id) ?? { width: geometry.widthOf(kindOf(nodes.get(id)?.type)), height: 220 };
export const portsOf = (id) => (geometry.sizeOf ? geometry.handleBounds(id) : geometry.handleBounds(kindOf(nodes.get(id)?.type), id));

export const noteSize = (note) => ({ width: note.size?.[0] ?? 240, height: note.size?.[1] ?? 160 });
export const frameSize = (frame) => ({ width: frame.size?.[0] ?? 400, height: frame.size?.[1] ?? 300 });

/** Every node lies in at most one frame: the smallest that holds its middle. Worked out when asked for. */
function frameAt(x, y) {
  let found = '', least = Infinity;
  for (const [id, frame] of frames) {
    const { width, height } = frameSize(frame), [left, top] = frame.at ?? [0, 0];
    if (x >= left && y >= top && x <= left + width && y <= top + height && width * height < least) [found, least] = [id, width * height];
  }
  return found;
}
export const home = (id) => {
  const part = isNote(id) ? notes.get(bare(id)) : nodes.get(id);
  if (!part || !frames.size) return '';
  const { x, y } = point(part), { width, height } = isNote(id) ? noteSize(part) : sizeOf(id);
  return frameAt(x + width / 2, y + height / 2);
};
/** The ids on the canvas of what lies in a frame, frames inside it too. */
export function contents(frameId) {
  const frame = frames.get(frameId);
  if (!frame) return [];
  const { width, height } = frameSize(frame), { x, y } = point(frame);
  const inside = (part, size) => { const p = point(part); const mx = p.x + size.width / 2, my = p.y + size.height / 2; return mx >= x && my >= y && mx <= x + width && my <= y + height; };
  const rows = [];
  for (const [id, entry] of nodes) if (inside(entry, sizeOf(id))) rows.push(id);
  for (const [id, note] of notes) if (inside(note, noteSize(note))) rows.push(NOTE + id);
  for (const [id, other] of frames) if (id !== frameId && inside(other, frameSize(other)) && frameSize(other).width <= width) rows.push(FRAME + id);
  return rows;
}

/** For every node in a folded frame, the frame. */
export const folded = computed(() => {
  const found = new Map();
  for (const [id, frame] of frames) if (frame.collapsed) for (const inside of contents(id)) if (!isFrame(inside)) found.set(inside, id);
  return found;
});

/** The ends by which a folded frame touches the rest: {inputs: [end], outputs: [end]}. */
export function portsInUse(frameId) {
  const inputs = new Set(), outputs = new Set(), map = folded.value;
  for (const wire of wires.value) {
    const from = map.get(wire.from) === frameId, to = map.get(wire.to) === frameId;
    if (from && !to) outputs.add(wire.start);
    if (to && !from) inputs.add(wire.end);
  }
  return { inputs: [...inputs], outputs: [...outputs] };
}
export const foldedSize = (frameId) => {
  const { inputs, outputs } = portsInUse(frameId);
  const rows = Math.max(inputs.length, outputs.length);
  return { width: FOLDED.width, height: FOLDED.head + rows * FOLDED.row + (rows ? 8 : 0) };
};
export function foldedPorts(frameId) {
  const { inputs, outputs } = portsInUse(frameId), nodeId = FRAME + frameId;
  const rows = (type, position, x) => (end, i) => ({ id: end, nodeId, type, position, x, y: FOLDED.head + i * FOLDED.row + FOLDED.row / 2 - 6, width: 12, height: 12 });
  return { source: outputs.map(rows('source', 'right', FOLDED.width - 6)), target: inputs.map(rows('target', 'left', -6)) };
}

/** A thing's box as it is drawn now. */
export function boxOf(id) {
  const there = at.flow?.findNode(id);
  return there && { id, x: there.position.x, y: there.position.y, width: there.dimensions.width, height: there.dimensions.height };
}
