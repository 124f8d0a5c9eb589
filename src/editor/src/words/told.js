// What Python says - problems, refusals, notes - in the language chosen. The English sentences are the keys, with
// named slots as in gettext: "nothing is wired to {port}."; a key that ends with a colon is what may stand before one.
import { shallowRef, watch } from 'vue';
import { knows, language, t } from './index.js';

const files = import.meta.glob('./*/told.json', { import: 'default' });
const MOST_KEPT = 500, DEEPEST = 4, LONGEST = 4; // texts kept; heads before a sentence; sentences in one key
const SLOT = /\{(\w+)\}/, ENDS = /(?<=[.!?…]["'”’)]?)\s+(?=\S)/;
const FILL = '((?:(?![.!?]["\'”’)]?\\s)[^])+?)', WIDE = '([^]+?)'; // a slot holds no end of a sentence, or anything
const book = shallowRef(null);

/** Have the sentences of a language at hand; English needs none. Resolves when they are. */
export async function learn(chosen) {
  const words = await files[`./${chosen}/told.json`]?.().catch(() => null); // not fetched: it stays English
  if (language.value === chosen) book.value = words ? compiled(words) : null;
}
watch(language, learn, { immediate: true });

/** A text of Python's, one sentence or several, in the language of the page; what is not known stays as it is. */
export function told(text) {
  const own = book.value;
  if (!own || !text) return text ?? '';
  const known = own.kept.get(text);
  if (known !== undefined) return known;
  if (own.kept.size >= MOST_KEPT) own.kept.clear();
  const found = String(text).split('\n').map((line) => lineOf(own, line)).join('\n');
  own.kept.set(text, found);
  return found;
}

function compiled(words) {
  const rows = Object.entries(words).map(([key, to]) => row(key, to)).sort((a, b) => b.longest - a.longest || b.size - a.size);
  return { kept: new Map(), whole: rows.filter((one) => !one.head), heads: rows.filter((one) => one.head) };
}

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A key as a pattern: its first letter in either case, its last full stop there or not. */
function row(key, to) {
  const parts = key.split(SLOT), texts = parts.filter((_, i) => i % 2 === 0), names = parts.filter((_, i) => i % 2);
  const pattern = (slot) => {
    const source = texts.map((text, i) => literal(text).replace(/^[a-z]/i, (sign) => (i ? sign : `[${sign.toLowerCase()}${sign.toUpperCase()}]`))).join(slot);
    return new RegExp(`^${source.replace(/\\\.$/, '(?:\\.)?')}$`);
  };
  return { to, names, head: key.endsWith(':'), strict: pattern(FILL), wide: pattern(WIDE), size: texts.join('').length, longest: Math.max(...texts.map((text) => text.length)) };
}

/** What stands in a slot: as it is, but a kind of value by its word, and without quotes where the words bring their own. */
function filled({ to, names }, found) {
  const values = Object.fromEntries(names.map((name, i) => [name, found[i + 1]]));
  return to.replace(/(「?)\{(\w+)\}/g, (_, quote, name) => quote + (/kind$/.test(name) ? kindWord(values[name]) : quote ? values[name].replace(/^(['"])(.*)\1$/, '$2') : values[name]));
}
const kindWord = (kind) => (knows(`canvas.carries.${kind}`) ? t(`canvas.carries.${kind}`) : ` ${kind} `);

function match(rows, text, way) {
  for (const row of rows) {
    const found = row[way].exec(text);
    if (found) return { row, words: filled(row, found) };
  }
  return null;
}
/** One sentence; with a full stop or without, as it came. */
function sentence(own, text, way) {
  const found = match(own.whole, text, way)?.words ?? null;
  return found && !text.endsWith('.') ? found.replace(/。$/, '') : found;
}

/** One sentence, or one behind "node: ", "wire a.b -> c.d: " and the like; null when it is not known. */
function one(own, text, deep = DEEPEST) {
  const whole = sentence(own, text, 'strict');
  if (whole !== null || !deep) return whole;
  let begun = null;
  for (let at = text.indexOf(': '); at > 0; at = text.indexOf(': ', at + 1)) {
    const head = text.slice(0, at + 1), rest = text.slice(at + 2);
    const lead = match(own.heads, head, 'strict');
    if (!lead) continue;
    const found = one(own, rest, deep - 1);
    if (found !== null) return lead.words + found;
    if (lead.row.size > 1) begun ??= lead.words + rest; // more is known of it than that something stands there
  }
  return begun;
}

function lineOf(own, line) {
  const whole = one(own, line);
  if (whole !== null) return whole;
  const parts = line.split(ENDS);
  let text = '', known = false;
  for (let from = 0; from < parts.length;) {
    let to = Math.min(parts.length, from + LONGEST), found = null;
    for (; to > from && found === null; to -= 1) found = one(own, parts.slice(from, to).join(' '));
    known ||= found !== null;
    text += (text && !/[。！？：…]$/.test(text) ? ' ' : '') + (found ?? parts[from]);
    from = found === null ? from + 1 : to + 1;
  }
  return known ? text : sentence(own, line, 'wide') ?? line;
}
