// Mentions in a text: the same rules as tagwire/core/tags.py, held together by tests/documents/mentions.json.
// Offsets are UTF-16 units, as JavaScript and Runway count.
const RUN = /[@＠]([A-Za-z][A-Za-z0-9_]*)/g;
const LOCAL_PART = /[A-Za-z0-9](?:[._%+-]*[_%+-])?$/;
const DOTTED_DOMAIN = /[A-Za-z0-9_-]+\.[A-Za-z0-9]/y;
const ESCAPED = /\\([@＠])/g;

/** Every mention in order: {start, end, name, tag}; `tag` is null when nobody has it. */
export function findMentions(text, tags = []) {
  const resolve = resolver([...tags]);
  const found = [];
  let behind = -1;
  for (const run of text.matchAll(RUN)) {
    const start = run.index;
    if (!isMention(text, start, start === behind)) continue;
    const [name, tag] = resolve(run[1]);
    found.push({ start, end: start + 1 + name.length, name, tag });
    behind = start + run[0].length;
  }
  return found;
}

/** Whether an @ at `start` begins a mention, whatever comes behind it. */
export function isMention(text, start, glued = false) {
  const before = start ? text[start - 1] : ' ';
  if (before === '\\' || isEMail(text, start)) return false;
  return glued || !/[A-Za-z0-9]/.test(before);
}

function isEMail(text, start) {
  DOTTED_DOMAIN.lastIndex = start + 1;
  return LOCAL_PART.test(text.slice(Math.max(0, start - 64), start)) && DOTTED_DOMAIN.test(text);
}

function resolver(tags) {
  const exact = new Set(tags);
  const anyCase = new Map();
  for (const tag of [...tags].reverse()) anyCase.set(tag.toLowerCase(), tag);
  const longest = Math.max(0, ...tags.map((tag) => tag.length));
  return (run) => {
    const shortest = run.replace(/_+$/, '').length;
    for (let length = Math.min(run.length, longest); length >= shortest; length -= 1) {
      const name = run.slice(0, length);
      const tag = exact.has(name) ? name : anyCase.get(name.toLowerCase());
      if (tag !== undefined) return [name, tag];
    }
    return [run, null];
  };
}

/** The length of a prompt as it is sent: `\@` goes out as `@`. */
export const lengthAsSent = (text) => text.length - (text.match(ESCAPED)?.length ?? 0);

/** Where a text passes `limit` units as sent, never inside a pair; -1 if it fits. */
export function overflowAt(text, limit) {
  if (!limit || lengthAsSent(text) <= limit) return -1;
  let units = 0, at = 0;
  for (const sign of text) {
    const escape = sign === '\\' && /[@＠]/.test(text[at + 1] ?? '');
    if (!escape && (units += sign.length) > limit) return at;
    at += sign.length;
  }
  return -1;
}

/** The mention being typed just before `caret`: {start, query}, or null. */
export function mentionAt(text, caret) {
  const run = /[@＠]([A-Za-z][A-Za-z0-9_]*)?$/.exec(text.slice(Math.max(0, caret - 40), caret));
  if (!run) return null;
  const start = caret - run[0].length;
  const before = start ? text[start - 1] : ' ';
  if (before === '\\' || /[A-Za-z0-9]/.test(before)) return null;
  return { start, query: run[1] ?? '' };
}

/** How often each tag is mentioned, and the names nobody has: {used: Map, unknown: [name]}. */
export function countMentions(texts, tags) {
  const used = new Map(), unknown = new Set();
  for (const text of texts) {
    for (const { name, tag } of findMentions(text, tags)) tag === null ? unknown.add(name) : used.set(tag, (used.get(tag) ?? 0) + 1);
  }
  return { used, unknown: [...unknown] };
}
