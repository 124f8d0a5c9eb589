// One person's writing in a text others write in too: what the server has, what is on its way there, what is not sent yet.
// Every change is known letter by letter, so nothing is guessed from two texts; at one place, what comes later goes first,
// so that a word somebody is in the middle of is not parted by another's.
import { ChangeSet, Text } from '@codemirror/state';
import { changes } from '../../store/merging.js';

const plain = (text) => text.replace(/\r\n?/g, '\n'); // as the editor has it
const between = (from, to) => ChangeSet.of(changes(from, to), from.length);
const after = (text, set) => set.apply(Text.of(text.split('\n'))).toString();

export class Hand {
  /** read: the text the server has; sent: the texts on their way; text: as it reads here. */
  constructor(read, sent, text) {
    this.read = plain(read);
    const texts = [this.read, ...sent.map(plain), plain(text)];
    const sets = texts.slice(1).map((one, n) => between(texts[n], one));
    this.own = sets.pop();
    this.flights = sets;
  }
  /** The text with all that was written here. */
  get text() { return after(this.sent, this.own); }
  /** The text with what is on its way. */
  get sent() { return this.flights.reduce(after, this.read); }

  write(set) { this.own = this.own.compose(set); }
  /** All of it was taken at once. */
  take() {
    this.read = this.text;
    this.flights = [];
    this.own = ChangeSet.empty(this.read.length);
  }
  /** What is not sent goes off: {value, changes}; null when it comes to nothing. */
  send() {
    const sent = this.sent, value = after(sent, this.own);
    if (value === sent) return null;
    const set = this.own;
    this.flights.push(set);
    this.own = ChangeSet.empty(set.newLength);
    return { value, changes: set.toJSON() };
  }
  /** So many of those on their way are there. */
  landed(count) {
    for (let n = 0; n < count && this.flights.length; n += 1) this.read = after(this.read, this.flights.shift());
  }
  /** The first that is on its way was not taken. */
  refused() {
    const set = this.flights.shift();
    if (set && this.flights.length) this.flights[0] = set.compose(this.flights[0]);
    else if (set) this.own = set.compose(this.own);
  }
  /** The server has `text`, `count` of those on their way in it; returns what that changes here. `rows`: letter by letter. */
  heard(text, count, rows) {
    const now = plain(text);
    this.landed(count);
    let theirs = exact(rows, this.read, now) ?? between(this.read, now);
    this.flights = this.flights.map((set) => {
      const mine = set.map(theirs, true);
      theirs = theirs.map(set);
      return mine;
    });
    const drawn = theirs.map(this.own);
    this.own = this.own.map(theirs, true);
    this.read = now;
    return drawn;
  }
}

/** Words written anew in place of words, as the smaller changes between them: a caret in a word that stayed stays in it. */
function finer(set, from) {
  const rows = [];
  set.iterChanges((start, end, _from, _to, text) => {
    for (const row of changes(from.slice(start, end), text.toString())) rows.push({ from: row.from + start, to: row.to + start, insert: row.insert });
  });
  return ChangeSet.of(rows, from.length);
}
function exact(rows, from, to) {
  if (!rows) return null;
  try {
    const set = ChangeSet.fromJSON(rows);
    return set.length === from.length && after(from, set) === to ? finer(set, from) : null;
  } catch {
    return null; // not letters as we count them
  }
}
