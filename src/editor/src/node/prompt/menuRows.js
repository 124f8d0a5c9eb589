// What the mention menu offers, best first: wired tags, other pictures of the graph, the gallery, a file.
import { distance } from 'fastest-levenshtein';
import { pictureUrl } from '../../store/live.js';
import { allTaken } from '../attach.js';
import { sourceTitle, thumbUrl } from '../pictures.js';
import { callable } from '../relations.js';
import { otherPictures } from '../sources.js';
import { suggestTag, tagFault } from '../tags.js';

/** How well a name answers a query: 0 best, Infinity not at all. */
export function rank(query, ...names) {
  if (!query) return 0;
  const asked = query.toLowerCase();
  return Math.min(...names.filter(Boolean).map((name) => {
    const plain = name.toLowerCase();
    if (plain === asked) return 0;
    if (plain.startsWith(asked)) return 1;
    if (plain.includes(asked)) return 2;
    return asked.length > 2 && distance(asked, plain.slice(0, asked.length)) <= Math.floor(asked.length / 3) ? 3 : Infinity;
  }));
}

/** Rows {group, tag, title, thumb, wired | node | asset | file}. */
export function menuRows(prompt, consumers, query, gallery) {
  const rows = [];
  const add = (row, ...names) => { const place = rank(query, row.tag, ...names); if (place < Infinity) rows.push({ ...row, place }); };
  for (const { tag, wire } of callable(prompt)) {
    const title = wire ? sourceTitle(wire.from) : '';
    add({ group: 'wired', wired: true, tag, title, thumb: wire ? thumbUrl(wire.from) : '' }, title, wire?.from);
  }
  for (const { node, tag } of otherPictures(consumers)) {
    const title = sourceTitle(node);
    add({ group: 'graph', node, tag, title, thumb: thumbUrl(node) }, title, node);
  }
  const taken = Object.keys(allTaken(consumers));
  for (const row of gallery.slice(0, query ? 12 : 4)) {
    const tag = suggestTag(row.tags?.[0] ?? row.node ?? row.title ?? '', taken);
    taken.push(tag); // each by a name of its own
    add({ group: 'gallery', asset: row.asset, tag, title: row.title, thumb: pictureUrl(row.asset, 160) }, row.title, row.node, row.model);
  }
  const order = ['wired', 'graph', 'gallery'];
  const fit = ({ place }) => (query && !place ? 0 : place > 2 ? 2 : 1); // what is asked for to the letter first, what only resembles it last
  rows.sort((a, b) => fit(a) - fit(b) || order.indexOf(a.group) - order.indexOf(b.group) || a.place - b.place);
  rows.splice(10);
  rows.push({ group: 'file', file: true, tag: query && !tagFault(query) && !rows.some(({ tag, wired }) => wired && tag.toLowerCase() === query.toLowerCase()) ? query : '', title: '', thumb: '' });
  return rows;
}
