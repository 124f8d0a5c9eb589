// What is known of a picture: fetched once, and told as rows, as a command and as Python.
import { get } from '../api.js';
import { kindOf } from '../store/kinds.js';
import { fileName } from '../shell/documents.js';

const known = new Map();
/** {row, receipts, settings, document} of a picture of the gallery. */
export function receiptOf(id) {
  if (!known.has(id)) {
    if (known.size > 200) known.delete(known.keys().next().value);
    known.set(id, get('/api/receipt', { id }).catch((fault) => { known.delete(id); throw fault; }));
  }
  return known.get(id);
}

/** The receipt of the step that made the picture: the last of those behind it. */
export const lastOf = ({ receipts = [], row }) => receipts.findLast((one) => one.node === row?.node) ?? receipts.at(-1) ?? null;

const said = (value) => (Array.isArray(value) ? value.map(said).join('; ') : value && typeof value === 'object' ? Object.entries(value).sort(([one], [other]) => (other === 'count') - (one === 'count')).map(([key, each]) => (key === 'tag' ? `@${each}` : key === 'count' ? `${each} ×` : each)).join(' ') : String(value));
/** What a draft understood, as rows of [what, words]; nothing where it says nothing. */
export const heard = (understood) => Object.entries(understood ?? {}).map(([key, value]) => [key, said(value)]).filter(([key, words]) => words !== '' && !(key === 'scene' && words === said(understood.set ?? '')));

/** A prompt in parts: {text} and {tag}, a tag being one of the references sent. */
export function promptParts(prompt, tags) {
  const parts = [];
  let rest = prompt ?? '';
  const sorted = tags.filter(Boolean).toSorted((a, b) => b.length - a.length).map((tag) => tag.replace(/[^\w]/g, '\\$&'));
  if (!sorted.length) return rest ? [{ text: rest }] : [];
  const mention = new RegExp(`(^|[^\\w\\\\])[@＠](${sorted.join('|')})(?![A-Za-z0-9_])`, 'i');
  for (let found = mention.exec(rest); found; found = mention.exec(rest)) {
    const text = rest.slice(0, found.index) + found[1];
    if (text) parts.push({ text });
    parts.push({ tag: found[2] });
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest) parts.push({ text: rest });
  return parts;
}

/** The references sent, each with the picture it came from: {tag, hash, asset, node, file}. */
export function referencesOf({ document, ...rest }) {
  const receipt = lastOf({ document, ...rest });
  if (!receipt) return [];
  const kind = kindOf(document?.nodes?.[receipt.node]?.type ?? '');
  const ports = new Set(kind.inputs.filter((port) => port.kind === 'image').map((port) => `${receipt.node}.${port.name}`));
  const wires = (document?.wires ?? []).filter(([, end]) => ports.has(end));
  return (receipt.references ?? []).map(({ tag, pixels_sha256: hash }, i) => {
    const node = wires[i]?.[0].split('.')[0] ?? '';
    const file = String(document?.nodes?.[node]?.settings?.file ?? '');
    return { tag, hash: hash ?? '', node, file, asset: file.startsWith('asset:') ? file.slice(6) : '' };
  });
}

/** The settings that are not what their node type gives anyway. */
export function toldSettings({ settings, document }) {
  return Object.entries(settings ?? {}).filter(([place, value]) => {
    const [node, setting] = place.split('.');
    const rows = kindOf(document?.nodes?.[node]?.type ?? '').settings;
    return JSON.stringify(rows.find((row) => row.name === setting)?.default) !== JSON.stringify(value);
  });
}

const quoted = (text) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
const plain = (value) => (Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : JSON.stringify(value));
const python = (value) => (value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : Array.isArray(value) ? `[${value.map(python).join(', ')}]` : JSON.stringify(value));

/** The command line that makes the picture again from the graph's file. */
export function asCommand(told) {
  const sets = toldSettings(told).filter(([, value]) => value !== null).map(([place, value]) => `--set ${quoted(`${place}=${plain(value)}`)}`);
  return [`tagwire run ${quoted(fileName(told.row.title))}`, `--target ${told.row.node}`, ...sets].join(' \\\n  ');
}
/** The same in Python. */
export function asPython(told) {
  const sets = toldSettings(told).map(([place, value]) => `        ${JSON.stringify(place)}: ${python(value)},`);
  return ['import tagwire', '', 'report = tagwire.run(', `    ${JSON.stringify(fileName(told.row.title))},`, '    {', ...sets, '    },', `    targets=[${JSON.stringify(told.row.node)}],`, ')'].join('\n');
}

/** What differs between maps of settings: [{place, values}], places in order of first sight. */
export function differences(maps) {
  const places = [...new Set(maps.flatMap((map) => Object.keys(map ?? {})))];
  return places.map((place) => ({ place, values: maps.map((map) => map?.[place]) }))
    .filter(({ values }) => new Set(values.map((value) => JSON.stringify(value))).size > 1);
}

/** Two texts word by word: [{text, kind: 'same' | 'gone' | 'new'}]. */
export function wordChanges(before, after) {
  const cut = (text) => text.match(/[\p{Script=Han}]|[^\s\p{Script=Han}]+|\s+/gu) ?? [];
  const a = cut(before), b = cut(after);
  if (a.length * b.length > 400000) return [{ text: before, kind: 'gone' }, { text: after, kind: 'new' }];
  const long = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) long[i][j] = a[i] === b[j] ? long[i + 1][j + 1] + 1 : Math.max(long[i + 1][j], long[i][j + 1]);
  const parts = [];
  const put = (text, kind) => (parts.at(-1)?.kind === kind ? (parts.at(-1).text += text) : parts.push({ text, kind }));
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { put(a[i], 'same'); i += 1; j += 1; }
    else if (j >= b.length || (i < a.length && long[i + 1][j] >= long[i][j + 1])) { put(a[i], 'gone'); i += 1; }
    else { put(b[j], 'new'); j += 1; }
  }
  return parts;
}
