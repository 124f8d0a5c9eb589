// The Markdown of notes, fetched with the first note; until it is there a note is read as it was written.
import { shallowRef } from 'vue';
import { later } from '../later.js';

const fetched = later(() => import('./markdown.js'));

/** (text) -> HTML, or null. */
export const markdown = shallowRef(null);
export const fetchMarkdown = () => fetched().then(({ rendered }) => { markdown.value = rendered; }, () => {});
