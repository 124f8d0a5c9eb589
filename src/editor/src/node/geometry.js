// Where everything of a node is, told from its type, its entry and its wires before it was ever drawn.
// The same numbers reach the style sheet as variables, so that what is told is what is drawn.
import { nodes, wiresFrom, wiresInto } from '../store/graph.js';
import { isSeen, kindOf } from '../store/kinds.js';
import { commentLines, widthForComment } from './commenting.js';
import { advancedRows, fitted, isAdvanced, isFitting, moreOpen } from './more.js';
import { isHidden } from './tailored.js';
import { before, behind, callable, carries, consumersOf, tagRow, tagRowsOf } from './relations.js';

export const HERO = 400, WIDE = 320, WIDTH = 264, FOLDED = 216;
export const HEAD = 40, PORT_ROW = 24, PORT = 12, FOOT = 30, NOTE = 60, INSET = 8;
export const ROW = 28, GAP = 4, JSON_BOX = 84, TAG_ROW = 36, SLOT_ROW = 32, LEDGER_ROW = 24;
export const LINE = 18, TOOLS = 28, MORE = 24, COMMENT_LINE = 16, COMMENT_ROOM = 13;
const EDGE = 1, PORTS_END = 6, FOLDED_ROW = 22, MOST_LEDGER = 6;

const root = globalThis.document?.documentElement;
for (const [name, size] of Object.entries({ head: HEAD, port: PORT_ROW, row: ROW, gap: GAP, foot: FOOT, note: NOTE, inset: INSET, tag: TAG_ROW, slot: SLOT_ROW, ledger: LEDGER_ROW, json: JSON_BOX, line: LINE, tools: TOOLS, folded: FOLDED_ROW, more: MORE, 'comment-line': COMMENT_LINE })) {
  root?.style.setProperty(`--twn-${name}`, `${size}px`);
}

const blank = Object.freeze({ type: '', settings: {} });
export const entryOf = (id) => nodes.get(id) ?? blank;
export const typeOf = (id) => kindOf(entryOf(id).type);
const wideKind = (kind) => kind.settings.some((row) => ['prompt', 'tags'].includes(row.control)) || kind.outputs.some((port) => port.kind === 'video');
/** Where a graph ends the picture is what counts; where something is written there must be room. */
export const widthOf = (kind) => (kind.category === 'output' ? HERO : wideKind(kind) ? WIDE : WIDTH);

/** The ports a node shows: its type's; those in use where the type is not known, or it is folded. */
export function portsOf(id) {
  const entry = entryOf(id), kind = kindOf(entry.type);
  const known = !kind.missing && !kind.broken;
  if (known && !entry.collapsed) return { inputs: kind.inputs, outputs: kind.outputs };
  return { inputs: used(wiresInto(id), 'input', known && kind.inputs), outputs: used(wiresFrom(id), 'output', known && kind.outputs) };
}
function used(inward, side, known) {
  const found = new Map();
  for (const wire of inward) found.set(wire[side], { name: wire[side], kind: carries(wire), many: false, required: false });
  return known ? known.filter((port) => found.has(port.name)) : [...found.values()];
}

/** Width to height of the picture a node will give; null when it gives none. */
export function aspectOf(id, seen = new Set()) {
  const entry = entryOf(id), kind = kindOf(entry.type);
  if (!kind.outputs.some((port) => isSeen(port.kind))) return null;
  const value = (name) => entry.settings?.[name] ?? kind.settings.find((row) => row.name === name)?.default;
  const size = String(value('size') ?? '');
  if (/^auto/.test(size)) return 1;
  const [across, down] = String((/^\d+:\d+$/.test(size) && size) || (value('aspect_ratio') ?? '')).split(':').map(Number);
  if (across > 0 && down > 0) return across / down;
  if (value('width') > 0 && value('height') > 0) return value('width') / value('height');
  const feed = !seen.has(id) && wiresInto(id).find((wire) => isSeen(carries(wire)));
  return (feed && aspectOf(feed.from, seen.add(id))) || 4 / 3;
}

/** How many lines a prompt shows: more where a person writes it than where it only joins. */
export const linesOf = (kind) => (kind.inputs.length ? 3 : 7);
const promptBox = (kind) => linesOf(kind) * LINE + 16 + TOOLS;

/** The heights of a node's settings in order: [{row, height}]. A picture is the frame, not a row; `more` is the line that folds those below it. */
export function formOf(id) {
  const kind = typeOf(id), entry = entryOf(id), open = moreOpen(id), rows = [];
  const hidden = (row) => isHidden(id, row.name) || (row.control === 'picture' && aspectOf(id)) || idle(entry, row) || (isFitting(kind, row) && !open && !fitted(kind, entry));
  const put = (row) => { if (!hidden(row)) rows.push({ row, height: heightOf(id, kind, row) }); };
  kind.settings.filter((row) => !isAdvanced(kind, row)).forEach(put);
  const advanced = advancedRows(id, kind);
  if (advanced.length) rows.push({ more: true, row: { name: ' more' }, height: MORE });
  if (open) advanced.forEach(put);
  return rows;
}
/** A colour to pad with says nothing while nothing is padded. */
const idle = (entry, row) => row.name === 'pad_color' && (entry.settings?.fit ?? '') !== 'pad' && !entry.settings?.pad_color;
function heightOf(id, kind, row) {
  if (row.control === 'prompt') return promptBox(kind);
  if (row.control === 'json' || row.control === 'words') return JSON_BOX;
  if (row.control === 'tags') return row.port ? tagRowsOf(id).length * TAG_ROW + SLOT_ROW + LEDGER_ROW : ROW;
  return ROW;
}

/** The ledger under a prompt: a row for each tag its readers have, and one line for the rest. */
export function ledgerRows(id) {
  const kind = typeOf(id);
  if (!kind.settings.some((row) => row.control === 'prompt') || tagRow(id)) return 0;
  return consumersOf(id).length ? Math.min(MOST_LEDGER, callable(id).length) + 1 : 0;
}

/** Whether a line at the foot tells of runs: not on what only gives words, or a picture it was given. */
export const hasFoot = (kind) => !!kind.asks || !kind.outputs.length || (kind.inputs.length > 0 && kind.outputs.some((port) => isSeen(port.kind)));

/** The strip of a node's comment. */
const commentOf = (entry, width) => (entry.comment ? commentLines(entry.comment, widthForComment(width)) * COMMENT_LINE + COMMENT_ROOM : 0);

/** Every height of a node: {width, height, ports, frame, form, ledger, note, comment, foot}. */
export function layoutOf(id) {
  const entry = entryOf(id), kind = kindOf(entry.type), { inputs, outputs } = portsOf(id);
  const count = Math.max(inputs.length, outputs.length);
  if (entry.collapsed) return { width: FOLDED, height: HEAD + count * FOLDED_ROW + (count ? PORTS_END : 0) + 2 * EDGE, ports: 0, frame: 0, form: [], ledger: 0, note: 0, comment: 0, foot: 0 };
  const unknown = !!(kind.missing || kind.broken);
  const width = widthOf(kind), aspect = unknown ? null : aspectOf(id);
  const inside = width - 2 * EDGE - 2 * INSET;
  const frame = aspect ? Math.round(Math.min(Math.max(inside / aspect, 112), inside * 1.1)) : 0;
  const form = formOf(id), ledger = ledgerRows(id) * LEDGER_ROW;
  const note = unknown ? NOTE : 0, foot = !unknown && hasFoot(kind) ? FOOT : 0;
  const ports = count ? count * PORT_ROW + PORTS_END : 0;
  const rows = form.reduce((sum, one) => sum + one.height + GAP, 0);
  const comment = commentOf(entry, width), strip = foot || comment;
  const end = strip ? 0 : INSET - (form.length && !ledger ? GAP : 0);
  return { width, height: 2 * EDGE + HEAD + ports + (frame ? frame + INSET : 0) + rows + (ledger ? ledger + GAP : 0) + note + comment + foot + (strip && (form.length || ledger) ? GAP : 0) + end, ports, frame, form, ledger, note, comment, foot };
}

export function sizeOf(id) {
  const { width, height } = layoutOf(id);
  return { width, height };
}

/** The middle of a port's row, from the top of the card. */
export const portY = (index, folded) => EDGE + HEAD + index * (folded ? FOLDED_ROW : PORT_ROW) + (folded ? FOLDED_ROW : PORT_ROW) / 2;

/** Where the ports are, as Vue Flow takes it: each centred on the card's edge. */
export function handleBounds(id) {
  const { inputs, outputs } = portsOf(id), { width } = layoutOf(id), folded = !!entryOf(id).collapsed;
  const bound = (type, position, x) => (port, index) => ({ id: port.name, nodeId: id, type, position, x, y: portY(index, folded) - PORT / 2, width: PORT, height: PORT });
  return { source: outputs.map(bound('source', 'right', width - PORT / 2)), target: inputs.map(bound('target', 'left', -PORT / 2)) };
}

/** The nodes whose size may follow from these: pictures take the aspect of what they are made of, prompts list the tags of their readers. */
export function dependents(ids) {
  const found = new Set(ids.flatMap((id) => [...before(id), ...behind(id)]));
  for (const id of found) for (const wire of wiresFrom(id)) if (isSeen(carries(wire)) || ids.includes(id)) found.add(wire.to);
  for (const id of ids) found.delete(id);
  return [...found].filter((id) => nodes.has(id));
}
