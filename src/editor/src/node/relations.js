// Who tells whom in words: the prompts that reach a node, the nodes a prompt reaches, and their tags.
import { nodes, portOf, wires, wiresFrom, wiresInto } from '../store/graph.js';
import { kindOf, nodeTitle, offer } from '../store/kinds.js';
import { review } from '../store/review.js';

const typeOf = (id) => kindOf(nodes.get(id)?.type ?? '');

/** What a wire carries, told by either end. */
export function carries(wire) {
  const given = typeOf(wire.from).outputs.find((port) => port.name === wire.output);
  return given?.kind ?? typeOf(wire.to).inputs.find((port) => port.name === wire.input)?.kind ?? '';
}

function reached(id, next) {
  const found = new Set([id]);
  for (const here of found) for (const there of next(here)) found.add(there);
  return [...found];
}
/** The node and all its words reach; the node and all whose words reach it. */
export const behind = (id) => reached(id, (here) => wiresFrom(here).filter((wire) => carries(wire) === 'text').map((wire) => wire.to));
export const before = (id) => reached(id, (here) => wiresInto(here).filter((wire) => carries(wire) === 'text').map((wire) => wire.from));

/** The setting of a node that holds the tags of its wires, or undefined. */
export const tagRow = (id) => typeOf(id).settings.find((row) => row.control === 'tags' && row.port);
/** The nodes with tagged pictures that read this prompt. */
export const consumersOf = (id) => behind(id).filter((one) => nodes.has(one) && tagRow(one));

/** What each prompt setting of a node says. */
export function textsOf(id) {
  const { settings = {} } = nodes.get(id) ?? {};
  return typeOf(id).settings.filter((row) => row.control === 'prompt').map((row) => String(settings[row.name] ?? row.default ?? ''));
}
export const textsBefore = (id) => before(id).flatMap(textsOf);

/** The tags of a node as saved, aligned with its wires. */
export function savedTags(id) {
  const row = tagRow(id);
  const saved = row ? nodes.get(id)?.settings?.[row.name] : null;
  if (typeof saved === 'string') return saved.split(/[,，、]/).map((tag) => tag.trim());
  return Array.isArray(saved) ? saved : [];
}

/** One row a wire into the tagged port, then the tags that wait for one: {n, wire, tag}. */
export function tagRowsOf(id) {
  const row = tagRow(id);
  if (!row) return [];
  const tags = savedTags(id), inward = wiresInto(id, row.port);
  const waiting = tags.slice(inward.length).map((tag, n) => ({ n: inward.length + n, wire: null, tag }));
  return [...inward.map((wire, n) => ({ n, wire, tag: tags[n] ?? '' })), ...waiting.filter(({ tag }) => tag)];
}

/** The tags every mention in a prompt may call: [{tag, consumer, wire}], one a tag. */
export function callable(id) {
  const found = new Map();
  for (const consumer of consumersOf(id)) {
    for (const { tag, wire } of tagRowsOf(consumer)) if (tag && !found.get(tag.toLowerCase())?.wire) found.set(tag.toLowerCase(), { tag, consumer, wire });
  }
  return [...found.values()];
}

/** The tags of a node and who has them, for the rule that each is its own: {tag: title}. */
export const takenTags = (id, but = -1) =>
  Object.fromEntries(tagRowsOf(id).filter(({ tag, n }) => tag && n !== but).map(({ tag, wire }) => [tag, wire ? nodeTitle(nodes.get(wire.from)) : '']));

/** How many pictures a node's tagged port takes; null where there is no limit. */
export function capacityOf(id, port = tagRow(id)?.port) {
  const told = review.capacity[`${id}.${port}`];
  if (told !== undefined) return told;
  const model = modelOf(id);
  return model ? model.most_references : null;
}

/** The model a node has chosen, as the catalogue knows it. */
export function modelOf(id, name) {
  const row = typeOf(id).settings.find((one) => one.name === 'model');
  const chosen = name ?? nodes.get(id)?.settings?.model ?? row?.default;
  return offer.models.find((model) => model.id === chosen);
}

/** The fewest characters any reader of a prompt takes. */
export function limitOf(id) {
  const limits = consumersOf(id).map((one) => modelOf(one)?.prompt_limit).filter(Boolean);
  return limits.length ? Math.min(...limits) : 1000;
}

/** The first output of a node that gives a picture. */
export const pictureOutput = (id) => typeOf(id).outputs.find((port) => port.kind === 'image')?.name;
export const inUse = (id) => new Set([...wiresInto(id).map((wire) => wire.end), ...wiresFrom(id).map((wire) => wire.start)].map(portOf));
export const allWires = () => wires.value;
