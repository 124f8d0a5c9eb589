// The limits of a number setting: what is refused and where it is held.
export const isWhole = (row) => [row.default, row.lowest, row.highest].every((n) => n === null || n === undefined || Number.isInteger(n)) && Number.isInteger(row.step ?? 1);
export const stepOf = (row) => row.step ?? (isWhole(row) ? 1 : 0.01);

/** What is wrong with a number as typed, as a key of words and its parts; null if it is fine. */
export function numberFault(text, row) {
  const value = Number(text);
  if (!String(text).trim() || !Number.isFinite(value)) return { key: 'node.number.none' };
  if (isWhole(row) && !Number.isInteger(value)) return { key: 'node.number.whole' };
  if (row.lowest !== undefined && value < row.lowest) return { key: 'node.number.low', limit: row.lowest };
  if (row.highest !== undefined && value > row.highest) return { key: 'node.number.high', limit: row.highest };
  return null;
}

export function bounded(value, row) {
  const step = stepOf(row), digits = (String(step).split('.')[1] ?? '').length;
  const near = Number((Math.round(value / step) * step).toFixed(digits));
  return Math.min(row.highest ?? Infinity, Math.max(row.lowest ?? -Infinity, near));
}
