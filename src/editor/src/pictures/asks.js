// Questions about dropped files, asked one after another: each waits for its answer.
import { markRaw, shallowReactive } from 'vue';

/** The questions that wait, the first is shown: {kind: 'use' | 'fit', ...what it is about}. */
export const asks = shallowReactive([]);

/** Resolves to the answer; undefined when it was waved away. */
export const ask = (kind, about) => new Promise((resolve) => { asks.push(markRaw({ kind, ...about, resolve })); });

/** Answer the question shown. */
export function answer(value) {
  asks.shift()?.resolve(value);
}
