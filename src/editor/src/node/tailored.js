// The form of a node cut to measure by its own code: which settings apply now, and what each may be.
import { nodes } from '../store/graph.js';
import { kindOf } from '../store/kinds.js';
import { review } from '../store/review.js';

const plain = Object.freeze({});
/** What the server said of a node's form; of one it has not looked at yet, what its type says. */
export function formFor(id, { own, forms } = review.tailored) {
  const at = own?.[id];
  return forms?.[at] ?? kindOf(nodes.get(id)?.type ?? '').form ?? plain;
}
export const isHidden = (id, name) => formFor(id).hidden?.includes(name) ?? false;

/** A setting's row as it is now: {options, said: {option: note}, instead, note} laid over it. */
export function fitRow(id, row) {
  const { options, instead, notes } = formFor(id), some = options?.[row.name], note = notes?.[row.name];
  if (!some?.length) return note ? { ...row, note } : row;
  return { ...row, control: row.control === 'text' ? 'select' : row.control, options: some.map(([value]) => value), said: Object.fromEntries(some), instead: instead?.[row.name], note };
}
/** The nodes that show other settings than when `before` was said. */
export const reshapedSince = (before) => [...nodes.keys()].filter((id) => String(formFor(id, before).hidden) !== String(formFor(id).hidden));

const parsed = (size) => /^([1-9]\d*):([1-9]\d*)$/.exec(size)?.slice(1).map(Number);
const apart = (one, other) => Math.max(one / other, other / one) - 1;
/** The options that come nearest to a size or a proportion, in proportion first and then in pixels. */
export function nearest(value, options, most = 2) {
  const [w, h] = parsed(value) ?? [1, 1];
  const far = ([across, down]) => Math.round(apart(across / down, w / h) * 10) * 1e6 + apart(across * down, w * h);
  return options.filter(parsed).sort((a, b) => far(parsed(a)) - far(parsed(b))).slice(0, most);
}
/** "1920:1080" as people write it; anything else as it is. A proportion such as 16:9 is no size. */
export const sizeWords = (value) => (/^\d{3,}:\d{3,}$/.test(value) ? value.replace(':', ' × ') : String(value ?? ''));
