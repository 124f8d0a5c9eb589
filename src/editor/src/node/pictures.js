// The picture a node stands for: what it gave, or what it was given.
import { settings as config } from '../api.js';
import { graph, nodes } from '../store/graph.js';
import { kindOf, nodeTitle } from '../store/kinds.js';
import { liveOf, pictureUrl, sourceUrl } from '../store/live.js';

/** The setting of a node that names a picture, or undefined. */
export const pictureRow = (id) => kindOf(nodes.get(id)?.type ?? '').settings.find((row) => row.control === 'picture');

/** The address of the picture a setting names, or ''. */
export function namedUrl(id, setting, value, size = 640) {
  if (!value) return '';
  const asset = /^asset:([0-9a-f]{64})$/.exec(value);
  return asset ? pictureUrl(asset[1], size) : sourceUrl(graph.key, id, setting, value.slice(0, 80), size);
}

/** The address of a node's picture, small; '' while there is none. */
export function thumbUrl(id, size = 160) {
  const row = pictureRow(id);
  if (row) return namedUrl(id, row.name, nodes.get(id).settings?.[row.name] ?? row.default, size);
  const [first] = liveOf(id).pictures ?? [];
  return first ? pictureUrl(first.asset, size) : '';
}

/** What a source is called beside its picture: its own title, its file's name, or its type's. */
export function sourceTitle(id) {
  const entry = nodes.get(id), row = pictureRow(id);
  const file = row ? String(entry.settings?.[row.name] ?? '') : '';
  return entry?.title || (/^(asset|data):/.test(file) ? '' : file.split(/[/\\]/).at(-1)) || nodeTitle(entry);
}

/** A node's pictures as the viewer takes them: rows of the gallery. */
export function viewerRows(id) {
  const own = liveOf(id);
  return (own.pictures ?? []).map((picture, n) => ({
    id: n ? `${own.gallery ?? id}-${n}` : own.gallery ?? id, ...picture, graph: graph.key, title: nodeTitle(nodes.get(id)), node: id, tags: [],
    model: own.model, seed: own.seed, seconds: own.seconds, credits: own.credits, created: null, star: false, rejected: false, draft: own.draft, run: '', batch: null, prompt: '', example: own.example,
  }));
}
/** A picture that cannot be shown leaves its place empty. */
export const lost = ({ target }) => { target.style.visibility = 'hidden'; };
export const version = () => config().version ?? '';
