// When the last mention of a wired tag is deleted: offer, once and quietly, to take its wire away.
import { onScopeDispose, shallowRef } from 'vue';
import { unwire } from '../attach.js';
import { countMentions } from '../mentions.js';
import { callable, consumersOf, textsBefore } from '../relations.js';

export function useLastMention(prompt) {
  const offer = shallowRef(null);
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
    if (offer.value && now.has(offer.value.tag)) offer.value = null;
    if (gone) show(gone);
    called = now;
  }
  function show(tag) {
    offer.value = { tag };
    clearTimeout(end);
    end = setTimeout(keep, 12000);
  }
  function keep() { offer.value = null; }
  onScopeDispose(() => { clearTimeout(rest); clearTimeout(end); });
  return {
    offer, keep,
    begin: () => { if (prompt()) called = calledNow(); },
    changed: () => { clearTimeout(rest); rest = setTimeout(look, 700); },
    unwire: () => { const { tag } = offer.value; keep(); unwire(prompt(), tag); },
  };
}
