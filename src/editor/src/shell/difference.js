// What differs between two versions, one sentence a change; what only moved is one line.
import { nodeOf, nodes } from '../store/graph.js';
import { kindOf, kindTitle, nodeTitle, optionTitle, partTitle } from '../store/kinds.js';
import { knows, t } from '../words/index.js';

const named = (id, entry) => (nodes.has(id) ? nodeTitle(nodes.get(id)) : entry?.title || (entry?.type ? kindTitle(kindOf(entry.type)) : id));

/** A value as people read it; long texts are cut only in lists, not here. */
export function valueWords(value, kind, setting) {
  if (value === null || value === undefined || value === '') return t('difference.empty');
  if (typeof value === 'boolean') return t(value ? 'difference.on' : 'difference.off');
  if (Array.isArray(value)) return value.map((one) => valueWords(one, kind, setting)).join(', ') || t('difference.empty');
  if (typeof value === 'object') return JSON.stringify(value);
  return kind ? optionTitle(kind, setting, value) : String(value);
}

/** Words of a text that went and came: [{text, kind: same|gone|new}], by whole words. */
export function wordsChanged(before, after) {
  const [a, b] = [before, after].map((text) => String(text ?? '').match(/[\w@']+|\s+|[^\w\s]/gu) ?? []);
  if (a.length * b.length > 400_000) return [{ text: String(before), kind: 'gone' }, { text: String(after), kind: 'new' }];
  const same = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) same[i][j] = a[i] === b[j] ? same[i + 1][j + 1] + 1 : Math.max(same[i + 1][j], same[i][j + 1]);
  const parts = [];
  const put = (text, kind) => (parts.at(-1)?.kind === kind ? (parts.at(-1).text += text) : parts.push({ text, kind }));
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { put(a[i], 'same'); i += 1; j += 1; }
    else if (j >= b.length || (i < a.length && same[i + 1][j] >= same[i][j + 1])) { put(a[i], 'gone'); i += 1; }
    else { put(b[j], 'new'); j += 1; }
  }
  return parts;
}

const wireWords = (wire) => ({ start: named(nodeOf(wire.start)), end: named(nodeOf(wire.end)), tag: wire.tag ? `@${wire.tag}` : '' });
const came = (change) => (change.before === null ? 'added' : change.after === null ? 'removed' : 'changed');

function argsOf(change) {
  const entry = nodes.get(change.node) ?? change.after ?? change.before;
  const kind = kindOf(entry?.type ?? '');
  const node = named(change.node, entry);
  switch (change.what) {
    case 'setting': return { node, setting: partTitle(kind, 'settings', change.name), before: valueWords(change.before, kind, change.name), after: valueWords(change.after, kind, change.name) };
    case 'node': {
      const key = `difference.node.${change.name}`;
      return { node, setting: knows(key) ? t(key) : change.name, before: valueWords(change.before), after: valueWords(change.after) };
    }
    case 'wire_added': return wireWords(change.after);
    case 'wire_removed': return wireWords(change.before);
    case 'tag': return { node, name: named(nodeOf(change.name)), before: change.before ? `@${change.before}` : t('difference.untagged'), after: change.after ? `@${change.after}` : t('difference.untagged') };
    case 'order': return { node, setting: partTitle(kind, 'inputs', change.name) };
    case 'moved': return { n: Object.keys(change.after).length };
    case 'name': return { before: valueWords(change.before), after: valueWords(change.after) };
    default: return { node, name: change.name, before: change.before, after: change.after };
  }
}

/** Rows {icon, words, node, parts?}: for long texts `parts` shows which words changed. */
export function differenceRows(changes) {
  return changes.map((change) => {
    const args = argsOf(change);
    const part = ['frame', 'note'].includes(change.what) ? `.${came(change)}` : '';
    const long = change.what === 'setting' && [change.before, change.after].some((text) => typeof text === 'string' && text.length > 24);
    return {
      what: change.what,
      node: nodes.has(change.node) ? change.node : '',
      words: t(long ? 'difference.text' : `difference.${change.what}${part}`, args),
      parts: long ? wordsChanged(change.before, change.after) : null,
    };
  });
}
