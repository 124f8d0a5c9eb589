// Finding nodes in the graph: words, and is:error, is:stale, is:muted, uses:@tag.

/** "is:error uses:@shoe red" -> {words: ['red'], is: ['error'], uses: ['shoe']} */
export function asked(query) {
  const found = { words: [], is: [], uses: [] };
  for (const part of query.normalize('NFKC').toLowerCase().trim().split(/\s+/).filter(Boolean)) {
    if (part.startsWith('is:')) found.is.push(part.slice(3));
    else if (part.startsWith('uses:')) found.uses.push(part.slice(5).replace(/^@/, ''));
    else found.words.push(part);
  }
  return found;
}

/** Rows {id, title, type, tags, mentions, text, marks} that answer all of it; marks such as 'error'. */
export function findIn(query, rows) {
  const { words, is, uses } = asked(query);
  if (!words.length && !is.length && !uses.length) return [];
  const starts = (list, word) => list.some((one) => one.startsWith(word));
  const named = (row) => words.length > 0 && [row.title, row.id, ...row.tags].some((name) => name.toLowerCase().startsWith(words[0]));
  const found = rows.filter((row) => {
    const all = [row.id, row.title, row.type, row.text, ...row.tags.map((tag) => `@${tag}`)].join('\n').toLowerCase();
    return words.every((word) => all.includes(word))
      && is.every((mark) => !mark || starts(row.marks, mark))
      && uses.every((tag) => !tag || starts([...row.tags, ...row.mentions].map((one) => one.toLowerCase()), tag));
  });
  return [...found.filter(named), ...found.filter((row) => !named(row))]; // what is called so before what only speaks of it
}
