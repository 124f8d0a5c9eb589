// When the last mention of a wired tag is deleted: offer, once and quietly, to take its wire away.
import { computed, onScopeDispose, shallowRef } from 'vue';
import { unwire } from '../attach.js';
import { countMentions } from '../mentions.js';
import { callable, consumersOf, textsBefore } from '../relations.js';

export function useLastMention(prompt) {
  const given = shallowRef(null);
  /** Only while the wire is there to be taken away. */
  const offer = computed(() => (given.value && callable(prompt()).some(({ tag, wire }) => wire && tag === given.value.tag) ? given.value : null));
  let called = new Set(), rest = 0, end = 0;

  function calledNow() {
    const rows = callable(prompt()).filter(({ wire }) => wire);
    const texts = consumersOf(prompt()).flatMap(textsBefore);
    const { used } = countMentions(texts, rows.map(({ tag }) => tag));
    return new Set(rows.filter(({ tag }) => used.get(tag)).map(({ tag }) => tag));
  }
  function look() {
    if (!prompt()) return;
    const now = calledNow(), wired = new Set(callable(prompt()).filter(({ wire }) => wire).map(({ tag }) => tag));
    const gone = [...called].find((tag) => !now.has(tag) && wired.has(tag));
    if (given.value && now.has(given.value.tag)) given.value = null;
    if (gone) show(gone);
    called = now;
  }
  function show(tag) {
    given.value = { tag };
    clearTimeout(end);
    end = setTimeout(keep, 8000);
  }
  function keep() { given.value = null; }
  onScopeDispose(() => { clearTimeout(rest); clearTimeout(end); });
  return {
    offer, keep,
    leave: () => { clearTimeout(rest); keep(); },
    begin: () => { if (prompt()) called = calledNow(); },
    changed: () => { clearTimeout(rest); rest = setTimeout(look, 700); },
    unwire: () => { const { tag } = offer.value; keep(); unwire(prompt(), tag); },
  };
}
