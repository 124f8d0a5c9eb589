// What the server says of the graph: problems, prices, what would run, the ledger of tags.
import { computed, shallowReactive, shallowRef, watch } from 'vue';

export const review = shallowReactive({ rev: -1, problems: [], states: {}, prices: {}, price: 0, counts: {}, capacity: {}, tailored: {}, ledger: {}, stale: {}, texts: {}, asleep: {}, worth: null });
/** Another graph is shown: what was said of the last one is not said of it. */
export const forgetReview = () => Object.assign(review, { rev: -1, problems: [], states: {}, prices: {}, price: 0, counts: {}, capacity: {}, tailored: {}, ledger: {}, stale: {}, texts: {}, asleep: {}, worth: null });
/** A node is stale also where nobody knows what differs: it then has one name, the empty one. */
export const takeReview = ({ kind, ...message }) => Object.assign(review, message, message.stale ? { stale: named(message.stale) } : null);
const named = (stale) => Object.fromEntries(Object.entries(stale).map(([id, names]) => [id, names.length ? names : ['']]));

/** The errors as the bars count them: new ones wait while somebody types, or chooses a mention. */
const counted = shallowRef([]);
export const errors = computed(() => counted.value.filter((problem) => problem.severity === 'error'));
const REST = 1000;
let typed = -REST, timer = 0;
if (typeof window !== 'undefined') window.addEventListener('input', () => { typed = performance.now(); }, { capture: true, passive: true });
const busy = () => performance.now() - typed < REST || !!document.querySelector('.tw-mentions');
watch(() => review.problems, function count() {
  clearTimeout(timer);
  if (review.problems.length > counted.value.length && busy()) timer = setTimeout(count, REST / 2);
  else counted.value = review.problems;
}, { flush: 'sync' });
const byNode = computed(() => {
  const found = new Map();
  for (const problem of review.problems) found.set(problem.node, [...(found.get(problem.node) ?? []), problem]);
  return found;
});
export const problemsOf = (id) => byNode.value.get(id) ?? [];
