// Another type in a node's place: words, wires and tags are kept where the new type has room for them.
import { act } from '../acts.js';
import { freshId, graph, nodes, wiresFrom, wiresInto } from '../store/graph.js';
import { kindOf, kindsIn, kindTitle } from '../store/kinds.js';
import { say } from '../store/ui.js';
import { t } from '../words/index.js';
import { choices } from './adding.js';
import { choose } from './choice.js';
import { carriedBy, hiddenIds, tagOf } from './wires.js';
import { used } from './uses.js';

const named = (ports, name, carried, free) => ports.find((port) => port.name === name && kindsIn(port).includes(carried) && free(port)) ?? ports.find((port) => kindsIn(port).includes(carried) && free(port));

/** Where a node's wires go on a node of another type: {into: [[wire, port]], out: [[wire, port]], lost: n}. */
export function rewired(id, kind) {
  const taken = new Set(), free = (port) => port.many || !taken.has(port.name), into = [], out = [];
  for (const wire of wiresInto(id)) {
    const port = named(kind.inputs, wire.input, carriedBy(wire), free);
    if (port) { taken.add(port.name); into.push([wire, port]); }
  }
  for (const wire of wiresFrom(id)) {
    const port = named(kind.outputs, wire.output, carriedBy(wire), () => true);
    if (port) out.push([wire, port]);
  }
  return { into, out, lost: wiresInto(id).length + wiresFrom(id).length - into.length - out.length };
}
/** What may come in a node's place, as rows for the search: those that keep its wires first. */
export function swaps(id) {
  const rows = choices().filter((row) => row.kind.type !== nodes.get(id)?.type).map((row) => ({ ...row, lost: rewired(id, row.kind).lost, pinned: false, uses: 0 }));
  return rows.sort((a, b) => a.lost - b.lost);
}

/** The commands that put a node `now` of another type in the place of `id`. */
export function swapCommands(id, kind, now) {
  const entry = nodes.get(id), old = kindOf(entry.type), { into, out } = rewired(id, kind);
  const same = (row) => row.control !== 'tags' && row.name in (entry.settings ?? {}) && old.settings.some((one) => one.name === row.name && one.control === row.control);
  const settings = Object.fromEntries(kind.settings.filter(same).map((row) => [row.name, entry.settings[row.name]]));
  const tagged = (port) => kind.settings.some((row) => row.control === 'tags' && row.port === port.name);
  const ends = [...out.map(([wire, port]) => [wire, `${now}.${port.name}`, wire.end]), ...into.map(([wire, port]) => [wire, wire.start, `${now}.${port.name}`])];
  const unseen = ends.filter(([wire]) => hiddenIds.value.has(wire.id)).map(([, start, end]) => [start, end]);
  return [
    { do: 'add', type: kind.type, id: now, at: entry.at ?? [0, 0], settings },
    ...(entry.title ? [{ do: 'title_node', node: now, title: entry.title }] : []),
    ...(entry.collapsed || entry.pinned ? [{ do: 'set_look', nodes: [now], collapsed: !!entry.collapsed, pinned: !!entry.pinned }] : []),
    ...out.map(([wire, port]) => ({ do: 'connect', start: `${now}.${port.name}`, end: wire.end, instead: wire.start })),
    ...into.map(([wire, port]) => ({ do: 'connect', start: wire.start, end: `${now}.${port.name}`, ...(tagged(port) && tagOf(wire) ? { tag: tagOf(wire) } : {}) })),
    ...(unseen.length ? [{ do: 'hide_wires', wires: unseen, hidden: true }] : []),
    { do: 'remove', nodes: [id] },
  ];
}
export async function swap(id, kind) {
  if (!nodes.has(id) || !graph.loaded) return;
  const now = freshId(kind.type), from = kindTitle(kindOf(nodes.get(id).type));
  used(kind.type);
  if (!(await act('swap', { from, to: kindTitle(kind) }, swapCommands(id, kind, now)))) return;
  choose([now]);
  say(t('canvas.say_swapped_node', { from, to: kindTitle(kind) }));
}
