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
import { rehung } from './rehanging.js';
import { arrived, boxesThere, freePlace } from './stepAside.js';
import { pinned, useCount, used } from './uses.js';
import { isSeen, reveal } from './view.js';

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
export function shapeOfKind(kind, entry = { type: kind.type, settings: {} }) {
  const own = toRaw(nodes);
  own.set(NEW, entry);
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
  const wish = only && !more.length && isSeen(only) ? [only.x + only.width + GAP, only.y] : [Math.round(x - size.width / 2), Math.round(y - Math.min(size.height, 400) / 2)];
  return freeSpot(wish, size, boxesThere(), isSeen);
}

const STEP = 340; // from one new picture to the next, as pictures/files.js sets them
/** Where a column of new pictures begins so that none lies on what is there. */
export function roomForPictures(wish, count) {
  const kind = kinds.get('reference_image');
  if (!kind) return wish;
  const { width, height } = shapeOfKind(kind);
  return freePlace(wish, { width, height: height + (count - 1) * STEP });
}

/** Add a node at a place of the graph; with `wire` {end, side, lifted} and `port` it is wired in the same act. */
export async function place(kind, spot, { wire = null, port = '', settings = {} } = {}) {
  used(kind.type);
  const joined = (id) => {
    if (!wire) return [];
    const mine = `${id}.${port}`;
    return wire.lifted ? rehung(wire.lifted, wire.lifted.loose, mine) : [wire.side === 'source' ? { do: 'connect', start: wire.end, end: mine } : { do: 'connect', start: mine, end: wire.end }];
  };
  const corner = wire ? withPortAt(spot, shapeOfKind(kind), wire.side === 'source' ? 'target' : 'source', port) : spot;
  const id = await addNode(kind, corner, settings, joined);
  choose([id]);
  say(t('canvas.say_added', { title: kindTitle(kind) }));
  arrived([id]).then(() => reveal([id], { near: false }));
  return id;
}
