// What two tabs write in one text at the same time. The server keeps the last text it was given; each edit says which
// revision its writer had read, so that every tab puts the same words together, and the writer sends them once more.
import { merged } from './merging.js';

/** This tab, as its edits name it. */
export const TAB = Math.random().toString(36).slice(2, 8);
const MOST = 40;
/** By "node.setting": [{rev, by, text, whole}]: what the server has had, and what it is with everybody's words. */
const logs = new Map();

/** A text the server has now; returns it with what it left out. `edit` is {by, read}, if a tab wrote it. */
export function received(place, text, before, rev, edit) {
  const log = logs.get(place) ?? [{ rev: -1, text: before, whole: before }], last = log.at(-1);
  if (text === last.text) return last.whole;
  const row = { rev, by: edit?.by, text, whole: merged(readBy(log, edit), text, last.whole) };
  logs.set(place, [...log, row].slice(-MOST));
  return row.whole;
}
/** The text a writer began with: what he had read, or what he had written since. */
function readBy(log, edit) {
  if (edit?.read === undefined) return log.at(-1).text;
  const own = log.findLast((row) => row.by === edit.by), read = log.findLast((row) => row.rev <= edit.read) ?? log[0];
  return own && own.rev > edit.read ? own.text : read.whole;
}
/** What the server has at a place, if it was told of a change. */
export const kept = (place) => logs.get(place)?.at(-1).text;
export const forgetTexts = (of = () => true) => { for (const place of [...logs.keys()]) if (of(place)) logs.delete(place); };
