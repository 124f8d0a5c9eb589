// A picture given to a prompt by its tag: the node if it needs one, the wires, and the words, in one act.
import { upload } from '../api.js';
import { act, flush, sendWords } from '../acts.js';
import { freshId, nodes, type, wiresInto } from '../store/graph.js';
import { kindOf } from '../store/kinds.js';
import { titleOf } from '../pictures/names.js';
import { complain } from '../store/ui.js';
import { findMentions } from './mentions.js';
import { WIDTH, sizeOf } from './geometry.js';
import { before, capacityOf, consumersOf, pictureOutput, tagRow, tagRowsOf, takenTags } from './relations.js';
import { suggestTag } from './tags.js';

const ROOM = { width: WIDTH, height: 280, gap: 40 };
/** Where a new picture for a node goes: to its left, below those it has, where nothing lies. */
export function placeFor(consumer) {
  const [x, y] = nodes.get(consumer)?.at ?? [0, 0];
  const feeds = wiresInto(consumer, tagRow(consumer)?.port).map((wire) => nodes.get(wire.from)?.at).filter(Boolean);
  const left = Math.round(Math.min(x - ROOM.width - 96, ...feeds.map((at) => at[0])));
  const boxes = [...nodes].map(([id, { at = [0, 0] }]) => ({ x: at[0], y: at[1], ...sizeOf(id) })).filter((box) => box.x < left + ROOM.width + 24 && left < box.x + box.width + 24);
  let top = Math.round(Math.max(y, ...feeds.map((at) => at[1])));
  for (const box of boxes.sort((a, b) => a.y - b.y)) if (box.y < top + ROOM.height + 24 && top < box.y + box.height + 24) top = Math.round(box.y + box.height + ROOM.gap);
  return [left, top];
}

/** The readers of a prompt this source is not wired to yet, and those of them that are full. */
export function openConsumers(consumers, source = '') {
  const wanting = consumers.filter((id) => !wiresInto(id, tagRow(id).port).some((wire) => wire.from === source));
  const full = wanting.filter((id) => { const most = capacityOf(id); return most !== null && wiresInto(id, tagRow(id).port).length >= most; });
  return { wanting, full };
}
export const allTaken = (consumers) => Object.assign({}, ...consumers.map((id) => takenTags(id)));

/** The commands that wire a picture to nodes by a tag; `instead`: {consumer: the start it replaces}. */
const wiring = (consumers, start, tag, instead = {}) =>
  consumers.map((id) => ({ do: 'connect', start, end: `${id}.${tagRow(id).port}`, tag, ...(instead[id] ? { instead: instead[id] } : {}) }));

/** The tag a new picture gets: what was asked, if it is free, else one made of the name. */
export function freeTag(name, consumers, asked = '') {
  const taken = Object.keys(allTaken(consumers));
  if (asked && !taken.some((tag) => tag.toLowerCase() === asked.toLowerCase())) return asked;
  return suggestTag(name, taken);
}

/**
 * Wire a picture to nodes. picture: {node} one that is there, or {asset, name} one from the store.
 * words: {node, setting, text} the prompt as it reads then. Resolves to the tag, or '' if refused.
 */
export async function attach(consumers, picture, tag, { words, instead } = {}) {
  await flush();
  const commands = [];
  let source = picture.node;
  if (!source) {
    source = freshId(tag.toLowerCase());
    commands.push({ do: 'add', type: 'reference_image', id: source, at: placeFor(consumers[0] ?? words?.node), settings: { file: `asset:${picture.asset}` } });
    const title = titleOf(picture.title || picture.name || '');
    if (title) commands.push({ do: 'title_node', node: source, title });
  }
  const output = pictureOutput(source) ?? 'image';
  const { wanting } = openConsumers(consumers, source);
  commands.push(...wiring(wanting, `${source}.${output}`, tag, instead));
  if (words) type(words.node, words.setting, words.text);
  const done = words ? await sendWords(words.node, words.setting, { name: 'attach', args: { tag, node: words.node, setting: words.setting }, commands }) : await act('attach', { tag }, commands);
  return done ? tag : '';
}

/** Let a person choose a picture file and put it in the store; null when none was taken. */
export function choosePicture() {
  const field = Object.assign(document.createElement('input'), { type: 'file', accept: 'image/*' });
  return new Promise((resolve) => {
    field.addEventListener('cancel', () => resolve(null));
    field.addEventListener('change', async () => {
      try {
        const { pictures, refused } = await upload('/api/upload', [...field.files]);
        if (refused?.length) complain(refused[0]);
        resolve(pictures[0] ?? null);
      } catch (fault) {
        complain(fault);
        resolve(null);
      }
    });
    field.click();
  });
}

/** Write another name wherever the prompts that reach some nodes call this one. */
export async function renameMention(consumers, name, to) {
  await flush();
  const prompts = new Set(consumers.flatMap(before)), commands = [];
  for (const id of prompts) {
    for (const row of kindOf(nodes.get(id)?.type ?? '').settings.filter((one) => one.control === 'prompt')) {
      const text = String(nodes.get(id).settings?.[row.name] ?? row.default ?? '');
      const value = rewritten(text, name, to);
      if (value !== text) commands.push({ do: 'set', node: id, setting: row.name, value });
    }
  }
  return act('rename_mention', { old: name, new: to }, commands);
}
export function rewritten(text, name, to) {
  let out = '', behind = 0;
  for (const mention of findMentions(text, [name])) {
    if (mention.name.toLowerCase() !== name.toLowerCase()) continue;
    out += `${text.slice(behind, mention.start)}@${to}`;
    behind = mention.end;
  }
  return out + text.slice(behind);
}

/** Take away the wires of a tag from every reader of a prompt. */
export function unwire(prompt, tag) {
  const gone = consumersOf(prompt).flatMap((id) => tagRowsOf(id).filter((row) => row.wire && row.tag.toLowerCase() === tag.toLowerCase()).map(({ wire }) => wire));
  return act('disconnect', { n: gone.length }, gone.map(({ start, end }) => ({ do: 'disconnect', start, end })));
}
