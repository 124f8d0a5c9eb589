// What the whole desk shares: the queue of runs, and word of new pictures.
import { shallowReactive, shallowRef } from 'vue';

export const queue = shallowReactive({ paused: false, at_once: 1, runs: [] });
export const takeQueue = (given) => Object.assign(queue, given);

/** The last word from the gallery: `{added, changed, removed}`; watch it. */
export const galleryNews = shallowRef(null);
