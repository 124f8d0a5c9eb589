// How each node stands in the runs: status, progress, pictures, faults.
import { shallowReactive } from 'vue';

export const live = shallowReactive(new Map());
const idle = Object.freeze({ status: 'idle', progress: 0, pictures: [] });

export const liveOf = (id) => live.get(id) ?? idle;
export function loadLive(rows = {}) {
  live.clear();
  for (const [id, row] of Object.entries(rows)) live.set(id, row);
}
export const patch = (id, row) => live.set(id, { ...liveOf(id), ...row });

/** Where a picture is fetched from: `size` 0 is the whole picture, else 160, 320, 640 or 1280. */
export function pictureUrl(asset, size = 0) {
  if (asset.startsWith('template:')) return `/api/template-pictures/${asset.slice(9)}.jpg`;
  return size ? `/pictures/${asset}/${size}.webp` : `/pictures/${asset}.png`;
}
/** Where a film is fetched from; `pictureUrl` with a size gives its first frame. */
export const filmUrl = (asset) => `/pictures/${asset}.mp4`;
/** How long a film is, as people say it: 0:05. */
export const clock = (seconds) => `${Math.floor(Math.round(seconds) / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
/** The picture a picture setting names; `stamp` (the setting's value) breaks the cache when it changes. */
export const sourceUrl = (graph, node, setting, stamp, size = 640) =>
  `/source-picture?${new URLSearchParams({ graph, node, setting, size, stamp: stamp ?? '' })}`;
