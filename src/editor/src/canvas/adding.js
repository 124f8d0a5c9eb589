// A new node: of which type, where, and wired to what.
import { addNode } from '../acts.js';
import { kindTitle, kinds, offer } from '../store/kinds.js';
import { say } from '../store/ui.js';
import { t } from '../words/index.js';
import { choose } from './choice.js';
import { at, isNode } from './state.js';
import { pinned, useCount, used } from './uses.js';

/** The types as rows to rank: {kind, names, aliases, uses, pinned, port}. `wire` leaves only what it fits. */
export function choices(wire = null) {
  const fitting = wire && new Map((wire.side === 'source' ? offer.sinks : offer.sources)[wire.carried] ?? []);
  const listed = wire ? [...fitting.keys()].map((type) => kinds.get(type)).filter(Boolean) : [...kinds.values()];
  return listed.filter((kind) => !kind.broken).map((kind) => ({
    kind, port: fitting?.get(kind.type) ?? '', uses: useCount(kind.type), pinned: pinned.has(kind.type),
    names: [...new Set([kindTitle(kind), kind.title, kind.type])], aliases: [...kind.search, kind.category, t(`canvas.category.${kind.category}`)],
  }));
}

/** The place nearest to a wished one where a new node covers no other. */
export function freeSpot([x, y], size = { width: 280, height: 260 }) {
  const boxes = at.flow?.nodes.value.filter((node) => isNode(node.id) && !node.hidden).map((node) => ({ ...node.position, ...node.dimensions })) ?? [];
  const covered = (px, py) => boxes.some((box) => px < box.x + box.width + 16 && box.x < px + size.width + 16 && py < box.y + box.height + 16 && box.y < py + size.height + 16);
  for (let ring = 0; ring < 16; ring += 1) {
    for (let step = 0; step < Math.max(1, ring * 8); step += 1) {
      const turn = (step / Math.max(1, ring * 8)) * 2 * Math.PI, px = Math.round(x + Math.cos(turn) * ring * 90), py = Math.round(y + Math.sin(turn) * ring * 70);
      if (!covered(px, py)) return [px, py];
    }
  }
  return [x, y];
}

/** Add a node at a place of the graph; with `wire` {end, side} and `port` it is wired in the same act. */
export async function place(kind, spot, { wire = null, port = '', settings = {} } = {}) {
  used(kind.type);
  const joined = (id) => {
    if (!wire) return [];
    const mine = `${id}.${port}`;
    return [wire.side === 'source' ? { do: 'connect', start: wire.end, end: mine } : { do: 'connect', start: mine, end: wire.end }];
  };
  // a wire drawn from an input grows to the left: the new node ends where the pointer is
  const corner = wire?.side === 'target' ? [spot[0] - 300, spot[1] - 50] : wire ? [spot[0], spot[1] - 50] : spot;
  const id = await addNode(kind, corner, settings, joined);
  choose([id]);
  say(t('canvas.say_added', { title: kindTitle(kind) }));
  return id;
}
