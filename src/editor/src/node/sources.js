// Pictures that could be mentioned but are not wired yet: in the graph, and in the gallery.
import { get } from '../api.js';
import { nodes, wiresFrom } from '../store/graph.js';
import { kindOf } from '../store/kinds.js';
import { allTaken } from './attach.js';
import { pictureOutput, tagRow } from './relations.js';
import { suggestTag } from './tags.js';

/** Nodes with a picture none of these has yet, and that hang on none of them: [{node, tag}]. */
export function otherPictures(consumers) {
  const hanging = new Set(consumers);
  for (const id of hanging) for (const wire of wiresFrom(id)) hanging.add(wire.to);
  const taken = Object.keys(allTaken(consumers)), found = [];
  for (const [id, entry] of nodes) {
    const kind = kindOf(entry.type);
    if (hanging.has(id) || !pictureOutput(id) || kind.category === 'output') continue;
    if (consumers.length && consumers.every((one) => wiresFrom(id).some((wire) => wire.to === one && wire.input === tagRow(one)?.port))) continue;
    found.push({ node: id, tag: suggestTag(entry.title || id, taken), given: !kind.inputs.length });
  }
  return found.sort((a, b) => b.given - a.given);
}

let kept = { at: 0, rows: [] };
/** The newest pictures of the gallery; asked for at most every ten seconds. */
export async function recentPictures() {
  if (Date.now() - kept.at < 10000) return kept.rows;
  try {
    const { rows } = await get('/api/gallery', { limit: 12 });
    kept = { at: Date.now(), rows: rows.filter((row, n) => rows.findIndex((one) => one.asset === row.asset) === n) };
  } catch { /* no gallery, no pictures from it */ }
  return kept.rows;
}
