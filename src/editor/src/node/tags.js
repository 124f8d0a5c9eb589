// The rules of tags, as in tagwire/core/tags.py: what is legal, what is suggested, how a list is read.
import { distance } from 'fastest-levenshtein';
import { t } from '../words/index.js';

const LEGAL = /^[A-Za-z][A-Za-z0-9_]{2,15}$/;

/** What is wrong with a tag, as a key of words and its parts; null if it is legal. */
export function tagFault(tag) {
  if (!tag) return { key: 'node.tag.empty' };
  const foreign = /[^A-Za-z0-9_]/u.exec(tag);
  if (foreign) return { key: foreign[0].trim() ? 'node.tag.foreign' : 'node.tag.space', sign: foreign[0] };
  if (!/[A-Za-z]/.test(tag[0])) return { key: 'node.tag.begins', sign: tag[0] };
  if (!LEGAL.test(tag)) return { key: tag.length < 3 ? 'node.tag.short' : 'node.tag.long', n: tag.length };
  return null;
}

/** The words for why a node cannot have this tag, or ''. `taken`: {tag: owner's title}. */
export function tagWords(tag, taken = {}) {
  const fault = tagFault(tag);
  if (fault) return t(fault.key, fault);
  const twin = Object.keys(taken).find((other) => other.toLowerCase() === tag.toLowerCase());
  return twin ? t('node.tag.taken', { tag: twin, owner: taken[twin] }) : '';
}

/** A tag for a file name or a node id, different from every taken one in any case. */
export function suggestTag(name, taken = []) {
  const stem = name.split(/[/\\]/).at(-1).replace(/(?<=.)\.[A-Za-z][A-Za-z0-9]{1,4}$/s, '').replace(/\([0-9]+\)$/, '');
  const base = stem.normalize('NFKD').toLowerCase().replace(/^[^a-z]+|[^a-z0-9]+/g, '').slice(0, 15);
  const used = new Set(taken.map((tag) => tag.toLowerCase()));
  const first = base.length >= 3 ? base : 'reference';
  if (!used.has(first)) return first;
  let n = 2;
  while (used.has(`${first.slice(0, 15 - String(n).length)}${n}`)) n += 1;
  return `${first.slice(0, 15 - String(n).length)}${n}`;
}

/** The items of a comma list; `empty` is the place, from 1, of the first item left empty, else 0. */
export function splitTags(text) {
  if (!text.trim()) return { items: [], empty: 0 };
  const items = text.split(/[,，、]/).map((item) => item.trim());
  return { items, empty: items.indexOf('') + 1 };
}

/** A name that says nothing of the picture, such as img1 or reference2. */
export const isBlandTag = (tag) => /^(img|image|pic|picture|photo|ref|reference|untitled|dsc|screenshot)_?\d*$/i.test(tag);

/** The tag a misspelt mention most likely means, or ''. */
export function nearestTag(name, tags) {
  const ranked = tags.map((tag) => [distance(name.toLowerCase(), tag.toLowerCase()), tag]).sort(([a], [b]) => a - b);
  return ranked.length && ranked[0][0] <= Math.max(2, name.length / 2) ? ranked[0][1] : '';
}
