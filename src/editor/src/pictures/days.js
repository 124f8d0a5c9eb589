// Pictures told apart by the day or by the run they came from.
import { language, t } from '../words/index.js';

/** Groups of rows by day, newest first: [{key, label, rows}]. */
export function byDay(rows, now = new Date()) {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  return grouped(rows, (row) => { const day = new Date(row.created * 1000); return `${day.getFullYear()}-${day.getMonth()}-${day.getDate()}`; }, ([first]) => dayWords(first.created, today));
}

function dayWords(created, today) {
  const date = new Date(created * 1000);
  const gone = Math.round((new Date(date.getFullYear(), date.getMonth(), date.getDate()) - today) / 86400000);
  if (gone > -2) return t(gone < 0 ? 'pictures.yesterday' : 'pictures.today');
  const words = gone > -7 ? { weekday: 'long' } : { day: 'numeric', month: 'long', ...(date.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }) };
  return new Intl.DateTimeFormat(language.value, words).format(date);
}

/** Groups of rows by what was run together: the variants of one wish, or one run. */
export const byRun = (rows) => grouped(rows, (row) => row.batch || row.run || row.id, ([first]) => first.prompt || first.title);

function grouped(rows, keyOf, label) {
  const groups = [];
  for (const row of rows) {
    const key = keyOf(row);
    if (groups.at(-1)?.key === key) groups.at(-1).rows.push(row);
    else groups.push({ key, rows: [row] });
  }
  const seen = new Map();
  return groups.map((group) => {
    const times = seen.get(group.key) ?? 0;
    seen.set(group.key, times + 1);
    return { ...group, key: times ? `${group.key} ${times}` : group.key, label: label(group.rows) };
  });
}
