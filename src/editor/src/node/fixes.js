// What one press can do about a problem of a node: [{words, args, icon, run}], by the problem's code.
import { act, setSetting } from '../acts.js';
import { chooseFiles } from '../pictures/files.js';
import { nodes } from '../store/graph.js';
import { kindOf, optionTitle } from '../store/kinds.js';
import { canvas } from '../store/ui.js';
import { attach, choosePicture, freeTag, renameMention } from './attach.js';
import { countMentions } from './mentions.js';
import { pictureRow } from './pictures.js';
import { before, savedTags, tagRow, textsBefore } from './relations.js';
import { fitRow, formFor, nearest, sizeWords } from './tailored.js';
import { nearestTag, tagFault } from './tags.js';

const settingsOf = (id) => kindOf(nodes.get(id)?.type ?? '').settings;
const promptRow = (id) => settingsOf(id).find((row) => row.control === 'prompt');

/** The node whose words reach this one: where its prompt is written. */
export const promptOf = (id) => before(id).filter((one) => one !== id && promptRow(one)).at(-1) ?? (promptRow(id) ? id : '');
const toPrompt = (id) => (promptOf(id) ? [{ words: 'node.fix.prompt', icon: 'edit_note', run: () => canvas.focus(promptOf(id)) }] : []);

/** A mention nobody answers to: the tag that was meant, or a picture for it. */
function answer(id, { message }) {
  const tags = savedTags(id).filter(Boolean), { unknown } = countMentions(textsBefore(id), tags);
  return unknown.filter((name) => new RegExp(`@${name}(?![A-Za-z0-9_])`).test(message)).flatMap((name) => {
    const near = nearestTag(name, tags), rows = [];
    if (near) rows.push({ words: 'node.fix_rename', args: { tag: near }, icon: 'spellcheck', run: () => renameMention([id], name, near) });
    if (!tagFault(name)) rows.push({ words: 'node.attach_as', args: { tag: name }, icon: 'add_photo_alternate', run: () => supply(id, name) });
    return rows;
  });
}
async function supply(id, name = '') {
  const picture = await choosePicture();
  if (picture) attach([id], picture, freeTag(name || picture.tag || picture.name, [id], name));
}
/** A tag nobody mentions: said at the end of the prompt. */
function mention(id, { place }) {
  const tag = savedTags(id)[Number(place?.split('/').at(-1))], prompt = promptOf(id), row = promptRow(prompt);
  if (!tag || !row) return [];
  const text = String(nodes.get(prompt).settings?.[row.name] ?? row.default ?? '').trimEnd();
  return [{ words: 'node.mention_it', args: { tag }, icon: 'alternate_email', run: () => setSetting(prompt, row.name, `${text}${text ? ' ' : ''}@${tag}`, { wait: 0 }) }];
}
const choose = (id) => (pictureRow(id) ? [{ words: 'node.fix.picture', icon: 'add_photo_alternate', run: () => chooseFiles({ node: id, setting: pictureRow(id).name }) }] : []);
const reset = (id, { setting }) => (settingsOf(id).some((row) => row.name === setting && !row.required) ? [{ words: 'node.fix.reset', icon: 'undo', run: () => setSetting(id, setting, null, { wait: 0 }) }] : []);
/** A value the node has not as its settings are: what comes nearest, or what there is. */
function other(id, problem) {
  const { setting } = problem, row = settingsOf(id).find((one) => one.name === setting), kind = kindOf(nodes.get(id).type);
  if (!row) return [];
  const options = (fitRow(id, row).options ?? []).filter(Boolean), now = String(nodes.get(id).settings?.[setting] ?? row.default ?? '');
  const stand = formFor(id).instead?.[setting], near = nearest(now, options), some = stand ? [stand] : near.length ? near : options.slice(0, 4);
  return [...some.map((value) => ({ words: 'node.fix_use', args: { title: sizeWords(optionTitle(kind, setting, value)) }, icon: 'check', run: () => setSetting(id, setting, value, { wait: 0 }) })), ...(setting === 'aspect_ratio' || stand ? [] : reset(id, problem))];
}
const untag = (id, { place }) => {
  const at = Number(place?.split('/').at(-1)), tags = savedTags(id);
  if (!(at in tags)) return [];
  return [{ words: 'node.fix.untag', args: { tag: tags[at] }, icon: 'label_off', run: () => act('tag', { tag: tags[at] }, [{ do: 'set', node: id, setting: tagRow(id).name, value: tags.map((tag, n) => (n === at ? '' : tag)) }]) }];
};
/** Whether the shape of a picture is what no model takes: cut it or pad it. */
export const fitting = (id) => (settingsOf(id).some((row) => row.name === 'fit' && row.options?.includes('crop')) && (nodes.get(id).settings?.fit ?? 'refuse') === 'refuse'
  ? ['crop', 'pad'].map((how) => ({ words: `node.${how}`, icon: how === 'crop' ? 'crop' : 'padding', run: () => setSetting(id, 'fit', how, { wait: 0 }) })) : []);

const ways = {
  unknown_tag: answer, unused_tag: mention, long_prompt: toPrompt, empty_prompt: toPrompt,
  no_picture: choose, bad_picture: choose, few_references: (id) => [{ words: 'node.fix.reference', icon: 'add_photo_alternate', run: () => supply(id) }],
  bad_setting: reset, not_sent: reset, no_size: other, other_size: other, no_choice: other, bad_tag: untag, duplicate_tag: untag, extra_tag: untag,
  no_bypass: (id) => [{ words: 'node.fix.on', icon: 'power_settings_new', run: () => act('state_on', { n: 1 }, [{ do: 'set_state', nodes: [id], state: 'on' }]) }],
};
export const fixesOf = (id, problem) => (nodes.has(id) ? ways[problem.code]?.(id, problem) ?? [] : []);
