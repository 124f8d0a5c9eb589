// What the server pushes, sent to the store it concerns.
import { shallowRef } from 'vue';
import { delta, graph, load, reshaped } from './graph.js';
import { galleryNews, takeQueue } from './desk.js';
import { loadLive, patch } from './live.js';
import { forgetReview, review, takeReview } from './review.js';
import { takeHouses } from './houses.js';
import { notify, ui } from './ui.js';
import { tellArrived } from '../paid/arrivals.js';
import { reshapedSince } from '../node/tailored.js';

/** Moves another tab is making: {id: [x, y]}; the canvas watches it. */
export const moving = shallowRef(null);
export const lost = shallowRef(null);

const takers = {
  graph(message) {
    performance.mark('tagwire:graph'); // the benchmark reads it
    if (message.graph !== graph.key) forgetReview();
    loadLive(message.live);
    load(message);
    if (message.queue) takeQueue(message.queue);
    lost.value = null;
    if (ui.view === 'start') ui.view = 'canvas';
  },
  delta,
  moving: (message) => { moving.value = message.to; },
  review(message) {
    const before = review.tailored;
    takeReview(message);
    const changed = reshapedSince(before);
    if (changed.length) reshaped(changed);
  },
  step: (message) => patch(message.node, message.live),
  queue: (message) => takeQueue(message.queue),
  gallery: (message) => { galleryNews.value = message; },
  houses: (message) => takeHouses(message.houses),
  arrived: (message) => tellArrived(message),
  notice: (message) => notify(message.text, message),
  lost: (message) => { lost.value = message; graph.loaded = false; ui.view = 'start'; },
};

export function receive(message) {
  takers[message.kind]?.(message);
}
