// What the server says of the graph: problems, prices, what would run, the ledger of tags.
import { computed, shallowReactive } from 'vue';

export const review = shallowReactive({ rev: -1, problems: [], states: {}, prices: {}, price: 0, counts: {}, capacity: {}, ledger: {}, stale: {}, texts: {} });
/** Another graph is shown: what was said of the last one is not said of it. */
export const forgetReview = () => Object.assign(review, { rev: -1, problems: [], states: {}, prices: {}, price: 0, counts: {}, capacity: {}, ledger: {}, stale: {}, texts: {} });
export const takeReview = ({ kind, ...message }) => Object.assign(review, message);

export const errors = computed(() => review.problems.filter((problem) => problem.severity === 'error'));
const byNode = computed(() => {
  const found = new Map();
  for (const problem of review.problems) found.set(problem.node, [...(found.get(problem.node) ?? []), problem]);
  return found;
});
export const problemsOf = (id) => byNode.value.get(id) ?? [];
