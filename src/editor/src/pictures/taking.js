// Pictures taken out: dragged, downloaded one by one, in other formats, or many in a zip.
import { post } from '../api.js';
import { filmUrl, pictureUrl } from '../store/live.js';
import { complain } from '../store/ui.js';
import { ASSET } from './files.js';

/** What a drag of pictures carries: for our canvas, for other programs, and as words. */
export function carry(transfer, rows) {
  transfer.setData(ASSET, rows.filter((row) => !row.length).map((row) => `${row.asset} ${row.title ?? ''}`.trim()).join('\n'));
  const links = rows.map((row) => new URL(row.length ? filmUrl(row.asset) : pictureUrl(row.asset), location.href).href);
  transfer.setData('text/uri-list', links.join('\r\n'));
  transfer.setData('text/plain', links.join('\n'));
  transfer.effectAllowed = 'copy';
}

function save(href, name = '') {
  const link = Object.assign(document.createElement('a'), { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

/** One picture as a file; `graph` true puts the graph that made it inside. */
export const download = (row, { format = 'png', graph = true } = {}) =>
  save(`/api/download?${new URLSearchParams(row.created ? { id: row.id, format, carry: graph ? 1 : 0 } : { asset: row.asset, format, carry: 0 })}`);

export async function downloadMany(rows, wish = {}) {
  if (rows.length === 1) return download(rows[0], wish);
  const { format = 'png', graph = true } = wish;
  try {
    const answer = await fetch('/api/download_many', { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ids: rows.map((row) => row.id), format, carry: graph }) });
    if (!answer.ok) throw Object.assign(new Error(), await answer.json());
    const href = URL.createObjectURL(await answer.blob());
    save(href, 'pictures.zip');
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  } catch (fault) {
    complain(fault);
  }
}

/** The graph a picture came from, made again: its key. seed: same | new. */
export const reproduce = (row, seed) => post('/api/reproduce', { id: row.id, seed });
export const openResult = (row) => post('/api/open_result', { id: row.id });
