// Every node in the order things run, with what is to be said of it: for the outline and for finding.
import { computed } from 'vue';
import { nodes, wires, wiresFrom, wiresInto } from '../store/graph.js';
import { kindOf, kindTitle, nodeTitle } from '../store/kinds.js';
import { liveOf } from '../store/live.js';
import { problemsOf, review } from '../store/review.js';
import { tagOf } from './wires.js';

/** Ids so that each comes after all that feed it; by height where nothing says. */
export const ordered = computed(() => {
  const waits = new Map([...nodes.keys()].map((id) => [id, 0]));
  for (const wire of wires.value) if (waits.has(wire.to) && waits.has(wire.from)) waits.set(wire.to, waits.get(wire.to) + 1);
  const spot = (id) => nodes.get(id)?.at ?? [0, 0];
  const sorted = (ids) => ids.sort((a, b) => spot(a)[1] - spot(b)[1] || spot(a)[0] - spot(b)[0]);
  const ready = sorted([...waits].filter(([, n]) => !n).map(([id]) => id)), found = [], seen = new Set(ready);
  while (ready.length) {
    const id = ready.shift();
    found.push(id);
    for (const wire of wiresFrom(id)) {
      if (!waits.has(wire.to)) continue;
      waits.set(wire.to, waits.get(wire.to) - 1);
      if (!waits.get(wire.to) && !seen.has(wire.to)) { seen.add(wire.to); ready.push(wire.to); }
    }
  }
  return [...found, ...[...nodes.keys()].filter((id) => !seen.has(id))];
});

export function rowOf(id) {
  const entry = nodes.get(id), kind = kindOf(entry?.type), settings = Object.values(entry?.settings ?? {});
  const text = settings.filter((value) => typeof value === 'string').join('\n');
  const problems = problemsOf(id), status = liveOf(id).status, stale = (review.stale[id] ?? []).length > 0;
  const marks = [problems.some((one) => one.severity === 'error') || status === 'failed' ? 'error' : '', problems.length ? 'warning' : '', stale ? 'stale' : '', status, entry?.state ?? '', entry?.pinned ? 'pinned' : '', entry?.collapsed ? 'collapsed' : ''].filter(Boolean);
  const given = wiresFrom(id).map(tagOf).filter(Boolean), tags = [...wiresInto(id).map(tagOf).filter(Boolean), ...given];
  return { id, entry, kind, title: nodeTitle(entry), type: `${kindTitle(kind)} ${kind.title} ${entry?.type}`, text, tags, given: [...new Set(given)], mentions: [...text.matchAll(/[@＠]([A-Za-z]\w*)/g)].map((one) => one[1]), marks, problems, status, stale };
}
