// Which node types a search finds, best first: exact, then start, word, part, and small typos.
import { distance } from 'fastest-levenshtein';

export const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/[_\s]+/g, ' ').trim();
const NAME = 0.5; // a name beats an alias or a category found the same way

/** How many typos lie between two words; two letters in each other's place are one. */
function typosIn(query, word) {
  const plainly = distance(query, word);
  if (plainly !== 2 || query.length !== word.length) return plainly;
  const i = [...query].findIndex((letter, n) => letter !== word[n]);
  return query[i] === word[i + 1] && query[i + 1] === word[i] ? 1 : 2;
}

/** How well one text answers a query: 5 exact, 4 start, 3 start of a word, 2 part, 1 nearly, 0 not. */
export function match(query, text) {
  if (!text) return 0;
  if (text === query) return 5;
  if (text.startsWith(query)) return 4;
  const words = text.split(/[^\p{L}\p{N}]+/u);
  if (words.some((word) => word.startsWith(query)) || ` ${words.join(' ')}`.includes(` ${query}`)) return 3;
  if (text.includes(query)) return 2;
  const typos = Math.floor([...query].length / 4);
  if (!typos) return 0;
  const near = (word) => typosIn(query, word) <= typos || (word.length > query.length && typosIn(query, word.slice(0, query.length)) <= typos);
  return near(text) || words.some(near) ? 1 : 0;
}

/** The best match of a row {names, aliases}; names count a little more. */
export function score(query, { names, aliases = [] }) {
  let best = 0;
  for (const name of names) { const found = match(query, plain(name)); if (found) best = Math.max(best, found + NAME); }
  for (const alias of aliases) best = Math.max(best, match(query, plain(alias)));
  return best;
}

/**
 * Rows {names, aliases, uses, pinned} that answer the query, best first. Ties go to what was used
 * most, then by name. Without a query: pinned first, then most used, then as they came; what a wire
 * fits (rows with a `port`) as it came, the most specialised first.
 */
export function ranked(query, rows) {
  const asked = plain(query);
  if (!asked) {
    const first = (row) => (row.pinned ? 1e6 : 0) + (row.port ? 0 : row.uses ?? 0);
    return rows.map((row, i) => [row, i]).sort(([a, i], [b, j]) => first(b) - first(a) || i - j).map(([row]) => row);
  }
  return rows
    .map((row) => [row, score(asked, row)])
    .filter(([, found]) => found > 0)
    .sort(([a, one], [b, other]) => other - one || (b.uses ?? 0) - (a.uses ?? 0) || a.names[0].localeCompare(b.names[0]))
    .map(([row]) => row);
}
