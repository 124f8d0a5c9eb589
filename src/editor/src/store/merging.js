// Two people's changes to one text, put together: what each changed since the text both had read.
const TOKEN = /[A-Za-z0-9_]+|[^]/gu, MOST = 200000;

/** What makes one text of another, by words: [{from, to, insert}] in order. */
export function hunks(base, text) {
  const old = base.match(TOKEN) ?? [], now = text.match(TOKEN) ?? [];
  let head = 0, tail = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const rows = [], step = (gone, come) => {
    const last = rows.at(-1);
    if (last?.to === at) Object.assign(last, { to: at + gone.length, insert: last.insert + come });
    else rows.push({ from: at, to: at + gone.length, insert: come });
    at += gone.length;
  };
  let at = old.slice(0, head).join('').length;
  const a = old.slice(head, old.length - tail), b = now.slice(head, now.length - tail);
  if (!a.length && !b.length) return [];
  if (a.length * b.length > MOST) { step(a.join(''), b.join('')); return rows; }
  const alike = common(a, b);
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) { at += a[i].length; i += 1; j += 1; }
    else if (j >= b.length || (i < a.length && alike(i + 1, j) >= alike(i, j + 1))) { step(a[i], ''); i += 1; }
    else { step('', b[j]); j += 1; }
  }
  return rows;
}
/** How many tokens the rests of two lists have in common, by where the rests begin. */
function common(a, b) {
  const wide = b.length + 1, most = new Uint32Array((a.length + 1) * wide);
  for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) most[i * wide + j] = a[i] === b[j] ? most[(i + 1) * wide + j + 1] + 1 : Math.max(most[(i + 1) * wide + j], most[i * wide + j + 1]);
  return (i, j) => most[i * wide + j];
}

/** The same without the letters that stay, at its begin and its end. */
function trimmed({ from, to, insert }, base) {
  while (from < to && insert && base[from] === insert[0]) { from += 1; insert = insert.slice(1); }
  while (from < to && insert && base[to - 1] === insert.at(-1)) { to -= 1; insert = insert.slice(0, -1); }
  return { from, to, insert };
}
/** As few letters as can be: for an editor, whose caret stays where it is. */
export const changes = (base, text) => hunks(base, text).map((row) => trimmed(row, base));

const crossing = (a, b) => a.from < b.to && b.from < a.to;
const order = (a, b) => a.from - b.from || a.to - b.to || b.their - a.their;
const touch = (before, after) => (/\w$/.test(before) && /^\w/.test(after) ? ' ' : ''); // two people's words are two words
const glued = (before, row) => before?.to === row.from && before.their !== row.their && touch(before.insert, row.insert);
const applied = (base, rows, from = 0, to = base.length) => {
  let out = '', at = from;
  rows.forEach((row, n) => { out += base.slice(at, row.from) + (glued(rows[n - 1], row) || '') + row.insert; at = row.to; });
  return out + base.slice(at, to);
};
const same = (a, b) => a.from === b.from && a.to === b.to && a.insert === b.insert && /\S/.test(a.insert);

/** The text with both changes in it: where they meet, theirs comes first and nothing of either is left out. */
export function merged(base, mine, theirs) {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const rows = [...hunks(base, theirs).map((row) => ({ ...row, their: 1 })), ...hunks(base, mine).map((row) => ({ ...row, their: 0 }))].sort(order);
  const groups = [];
  for (const row of rows) {
    const group = groups.find((one) => crossing(one, row) || one.rows.some((other) => same(other, row)));
    if (!group) groups.push({ from: row.from, to: row.to, rows: [row] });
    else { group.rows.push(row); group.from = Math.min(group.from, row.from); group.to = Math.max(group.to, row.to); }
  }
  return applied(base, groups.map((group) => (group.rows.length > 1 ? { ...group, insert: both(base, group) } : group.rows[0])));
}
/** What stands in a place both have changed. */
function both(base, { from, to, rows }) {
  const part = base.slice(from, to), reads = (their) => applied(base, rows.filter((row) => row.their === their), from, to);
  const theirs = reads(1), mine = reads(0);
  if (theirs === mine || !mine) return theirs;
  if (!theirs) return mine;
  const whole = { from: 0, to: part.length }, a = trimmed({ ...whole, insert: theirs }, part), b = trimmed({ ...whole, insert: mine }, part);
  const meet = crossing(a, b) || (a.from === b.from && a.to > a.from && b.to > b.from);
  if (!meet) return applied(part, [{ ...a, their: 1 }, { ...b, their: 0 }].sort(order));
  return theirs + touch(theirs, mine) + mine;
}
