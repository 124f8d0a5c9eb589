// A new node: of which type, where, and wired to what.
import { toRaw } from 'vue';
import { addNode } from '../acts.js';
import { nodes } from '../store/graph.js';
import { kindTitle, kinds, offer } from '../store/kinds.js';
import { say } from '../store/ui.js';
import { t } from '../words/index.js';
import { choose, chosenNodes } from './choice.js';
import { GAP, freeSpot } from './freeSpot.js';
import { boxOf, portsOf, sizeOf } from './places.js';
import { at, isFrame } from './state.js';
import { pinned, useCount, used } from './uses.js';

const NEW = ' new';

/** The types as rows to rank: {kind, names, aliases, uses, pinned, port}. `wire` leaves only what it fits. */
export function choices(wire = null) {
  const fitting = wire && new Map((wire.side === 'source' ? offer.sinks : offer.sources)[wire.carried] ?? []);
  const listed = wire ? [...fitting.keys()].map((type) => kinds.get(type)).filter(Boolean) : [...kinds.values()];
  return listed.filter((kind) => !kind.broken).map((kind) => ({
    kind, port: fitting?.get(kind.type) ?? '', uses: useCount(kind.type), pinned: pinned.has(kind.type),
    names: [...new Set([kindTitle(kind), kind.title, kind.type])], aliases: [...kind.search, kind.category, t(`canvas.category.${kind.category}`)],
  }));
}

/** How large a new node of a type will be and where its ports: of one that is there for a moment, unseen. */
export function shapeOfKind(kind) {
  const own = toRaw(nodes);
  own.set(NEW, { type: kind.type, settings: {} });
  try { return { ...sizeOf(NEW), ports: portsOf(NEW) }; } finally { own.delete(NEW); }
}
/** The corner of a node whose port lies where the wire was let go. */
function withPortAt([x, y], { width, ports }, side, name) {
  const port = ports[side].find((one) => one.id === name);
  return [x - (side === 'source' ? width : 0), y - (port ? port.y + port.height / 2 : 50)];
}
/** Where a node added without a pointer goes: behind the one selected, else in the middle; beside what is there. */
export function beside(kind, [x, y]) {
  const size = shapeOfKind(kind), [only, ...more] = chosenNodes().map(boxOf).filter(Boolean);
  const wish = only && !more.length && seen(only) ? [only.x + only.width + GAP, only.y] : [Math.round(x - size.width / 2), Math.round(y - Math.min(size.height, 400) / 2)];
  const boxes = at.flow.nodes.value.filter((node) => !isFrame(node.id) && !node.hidden).map((node) => boxOf(node.id));
  return freeSpot(wish, size, boxes, (box) => seen(box));
}
function seen({ x, y, width, height }) {
  const { x: left, y: top, zoom } = at.flow.viewport.value, size = at.flow.dimensions.value;
  return x * zoom + left >= 0 && y * zoom + top >= 0 && (x + width) * zoom + left <= size.width && (y + height) * zoom + top <= size.height;
}

/** Add a node at a place of the graph; with `wire` {end, side} and `port` it is wired in the same act. */
export async function place(kind, spot, { wire = null, port = '', settings = {} } = {}) {
  used(kind.type);
  const joined = (id) => {
    if (!wire) return [];
    const mine = `${id}.${port}`;
    return [wire.side === 'source' ? { do: 'connect', start: wire.end, end: mine } : { do: 'connect', start: mine, end: wire.end }];
  };
  const corner = wire ? withPortAt(spot, shapeOfKind(kind), wire.side === 'source' ? 'target' : 'source', port) : spot;
  const id = await addNode(kind, corner, settings, joined);
  choose([id]);
  say(t('canvas.say_added', { title: kindTitle(kind) }));
  return id;
}
