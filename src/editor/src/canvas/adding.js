// A new node: of which type, where, and wired to what.
import { addNode } from '../acts.js';
import { kindTitle, kinds, offer } from '../store/kinds.js';
import { say } from '../store/ui.js';
import { t } from '../words/index.js';
import { choose } from './choice.js';
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

/** Add a node at a place of the graph; with `wire` {end, side} and `port` it is wired in the same act. */
export async function place(kind, at, { wire = null, port = '', settings = {} } = {}) {
  used(kind.type);
  const joined = (id) => {
    if (!wire) return [];
    const mine = `${id}.${port}`;
    return [wire.side === 'source' ? { do: 'connect', start: wire.end, end: mine } : { do: 'connect', start: mine, end: wire.end }];
  };
  // a wire drawn from an input grows to the left: the new node ends where the pointer is
  const spot = wire?.side === 'target' ? [at[0] - 300, at[1] - 50] : wire ? [at[0], at[1] - 50] : at;
  const id = await addNode(kind, spot, settings, joined);
  choose([id]);
  say(t('canvas.say_added', { title: kindTitle(kind) }));
  return id;
}
