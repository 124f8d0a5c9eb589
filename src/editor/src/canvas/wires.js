// What a wire carries, from whom, under which tag, and how it is going.
import { computed } from 'vue';
import { graph, nodes, wires, wiresInto } from '../store/graph.js';
import { kindOf, nodeTitle, partTitle } from '../store/kinds.js';
import { liveOf, pictureUrl, sourceUrl } from '../store/live.js';
import { nodeOf, portOf } from '../store/graph.js';

const kindAt = (id) => kindOf(nodes.get(id)?.type);
export const byId = computed(() => new Map(wires.value.map((wire) => [wire.id, wire])));
export const hiddenIds = computed(() => new Set((graph.hidden ?? []).map(([start, end]) => `${start}>${end}`)));

/** What runs through a port: {kind, many, ..}; side is 'source' or 'target'. */
export const portAt = (id, port, side) => kindAt(id)[side === 'source' ? 'outputs' : 'inputs'].find((row) => row.name === port);
export const carriedBy = (wire) => portAt(wire.from, wire.output, 'source')?.kind ?? portAt(wire.to, wire.input, 'target')?.kind ?? '';

/** The tag of a wire into a port that has tags; '' when it has none. */
export function tagOf(wire) {
  const entry = nodes.get(wire.to);
  const row = kindAt(wire.to).settings.find((setting) => setting.control === 'tags' && setting.port === wire.input);
  const tags = row && entry?.settings?.[row.name];
  const list = typeof tags === 'string' ? tags.split(/[,，、]/).map((tag) => tag.trim()) : tags ?? [];
  return list[wiresInto(wire.to, wire.input).findIndex((one) => one.id === wire.id)] ?? '';
}
/** A small picture of what a node gives; '' when there is none to show. */
export function thumbOf(id, size = 160) {
  const picture = liveOf(id).pictures?.[0];
  if (picture) return pictureUrl(picture.asset, size);
  const entry = nodes.get(id), row = kindAt(id).settings.find((setting) => setting.control === 'picture');
  const value = row && entry?.settings?.[row.name];
  return value ? sourceUrl(graph.key, id, row.name, value, size) : '';
}
export const titleOf = (id) => nodeTitle(nodes.get(id));
/** A port in words: "Shot · References". */
export function endWords(end, side) {
  const id = nodeOf(end);
  return `${titleOf(id)} · ${partTitle(kindAt(id), side === 'source' ? 'outputs' : 'inputs', portOf(end))}`;
}
