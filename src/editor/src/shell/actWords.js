// A step of the history in words: names of nodes and settings instead of their ids.
import { graph, nodeOf, nodes, portOf } from '../store/graph.js';
import { kindOf, kindTitle, kinds, nodeTitle, partTitle } from '../store/kinds.js';
import { knows, t } from '../words/index.js';

const named = (id) => (nodes.has(id) ? nodeTitle(nodes.get(id)) : id);
const ends = (end) => (typeof end === 'string' && end.includes('.') ? nodeOf(end) : end);

/** Arguments as people know them. */
function readable(args = {}) {
  const plain = { ...args };
  for (const key of ['start', 'end']) if (plain[key]) plain[key] = named(ends(plain[key]));
  if (plain.node !== undefined) {
    const kind = kindOf(nodes.get(plain.node)?.type ?? '');
    if (plain.setting) plain.setting = partTitle(kind, 'settings', plain.setting);
    plain.node = named(plain.node);
  } else if (typeof plain.setting === 'string' && plain.setting.includes('.')) {
    plain.node = named(nodeOf(plain.setting));
    plain.setting = portOf(plain.setting);
  }
  if (plain.type) plain.title = kinds.has(plain.type) ? kindTitle(kindOf(plain.type)) : plain.title ?? plain.type;
  return plain;
}

export function actWords({ name, args }) {
  const plain = readable(args);
  const key = name === 'tag' && plain.tag ? 'act.tag_named' : `act.${name}`;
  if (knows(key) || knows(`${key}.one`)) return t(key, plain);
  return t('act.other', { act: String(name || '?').replaceAll('_', ' ') });
}

/** The rows of the history list, oldest first: the beginning, what is done, what was undone. */
export function historyRows({ done, undone, steps = done.length } = graph.history) {
  const before = steps - done.length;
  const back = undone.toReversed();
  return [
    { step: before, words: t(before ? 'history.earlier' : 'history.beginning', { n: before }), undone: false },
    ...done.map((act, i) => ({ step: before + i + 1, words: actWords(act), undone: false })),
    ...back.map((act, i) => ({ step: steps + i + 1, words: actWords(act), undone: true })),
  ];
}
