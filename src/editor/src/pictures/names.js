// Names for what is made of a file: an id for the node, words for its title.
import { freshId } from '../store/graph.js';

const bare = (name) => name.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, '').trim();

/** The title a file's name gives: without folder and ending. */
export const titleOf = (name) => bare(name).slice(0, 60);

const plain = (text) => bare(text).normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 24);
/** A free node id made from a file's name, or its tag; `reference` where neither has letters for it. */
export function idOf(name, taken, tag = '') {
  return freshId([plain(name), plain(tag)].find((found) => found.length > 1) ?? 'reference', taken);
}
