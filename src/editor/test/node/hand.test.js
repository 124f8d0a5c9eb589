import { ChangeSet, EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { Hand } from '../../src/node/prompt/hand.js';

/** Numbers by chance, the same every time. */
function chance(seed) {
  let at = seed * 2654435761 % 2147483647 || 1;
  return (most) => (at = (at * 48271) % 2147483647) / 2147483647 * most;
}
/** Somebody at a keyboard: an editor with a caret, and his hand. */
class Writer {
  constructor(text, caret) {
    this.state = EditorState.create({ doc: text, selection: { anchor: caret } });
    this.hand = new Hand(text, [], text);
    this.read = text;
    this.away = false;
  }
  get text() { return this.state.doc.toString(); }
  type(letter) {
    const change = this.state.update(this.state.replaceSelection(letter));
    this.state = change.state;
    this.hand.write(change.changes);
  }
  hear({ text, rows, own }) {
    this.state = this.state.update({ changes: this.hand.heard(text, own ? 1 : 0, own ? null : rows) }).state;
    this.read = text;
  }
}
/** Two write a text each at two places of one text, over a line as slow as `lag` milliseconds; gives all three texts. */
function together(seed, base, places, texts, { rows = true } = {}) {
  const draw = chance(seed), lag = [5, 40, 200, 600][Math.floor(draw(4))], due = [];
  const at = (time, does) => due.push({ time, does });
  const writers = places.map((place) => new Writer(base, place)), heard = [0, 0];
  let server = base, rest = 0;
  const tell = (n, time, news) => { heard[n] = Math.max(heard[n] + 0.001, time + draw(lag)); at(heard[n], () => writers[n].hear(news)); };
  const go = (n) => (time) => {
    const one = writers[n], out = one.away ? null : one.hand.send(), was = one.read;
    if (out) {
      one.away = true;
      at(time + draw(lag), (then) => {
        if (was !== server) return at(then + draw(lag), () => { one.away = false; one.hand.refused(); });
        server = out.value;
        writers.forEach((_, m) => tell(m, then, { text: server, rows: rows ? out.changes : null, own: m === n }));
        return at(heard[n], () => { one.away = false; });
      });
    }
    if (time < rest + 60 * lag + 1000) at(time + 20 + draw(250), go(n));
  };
  texts.forEach((text, n) => { let time = 0; for (const letter of text) { time += 15 + draw(lag / 3); at(time, () => writers[n].type(letter)); } rest = Math.max(rest, time); });
  at(0, go(0));
  at(0, go(1));
  while (due.length) {
    const next = due.reduce((best, one, n) => (one.time < due[best].time ? n : best), 0), [{ time, does }] = due.splice(next, 1);
    does(time);
  }
  return [server, ...writers.map(({ text }) => text)];
}
const base = 'A red teapot on a table', end = base.length;
const numbered = (make) => Array.from({ length: 10 }, (_, n) => make(n)).join('');
const words = (text) => text.split(/\s+/).filter(Boolean).sort().join(' ');

it('two at one caret have every word whole, and the same text, however slow the line', () => {
  const mine = numbered((n) => ` R${n}x`), theirs = numbered((n) => ` L${n}y`);
  for (let seed = 1; seed <= 400; seed += 1) {
    const [server, one, other] = together(seed, base, [end, end], [mine, theirs]);
    expect([one, other]).toEqual([server, server]);
    expect(words(server)).toBe(words(base + mine + theirs));
  }
});
it('two far apart, too, and each where he wrote', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const [server, one, other] = together(seed, base, [end, 0], [numbered((n) => ` R${n}x`), numbered((n) => `L${n}y `)]);
    expect([one, other]).toEqual([server, server]);
    expect(server).toBe(`${numbered((n) => `L${n}y `)}${base}${numbered((n) => ` R${n}x`)}`);
  }
});
it('texts that are told without their letters leave all with one text and lose no letter', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const [server, one, other] = together(seed, base, [end, end], [' one two', ' uno due'], { rows: false });
    expect([one, other]).toEqual([server, server]);
    expect([...server].sort().join('')).toBe([...`${base} one two uno due`].sort().join(''));
  }
});
it('rows that do not fit the text are read from the texts', () => {
  const hand = new Hand('shoe', [], 'shoe');
  for (const rows of [[9, [0, 'x']], 'nonsense', { a: 1 }, [4, [0, 'wrong']]]) hand.heard('shoe', 0, rows);
  hand.heard('a shoe', 0, [9, [0, 'x']]);
  expect(hand.text).toBe('a shoe');
});
it('lines that end as on Windows are lines', () => {
  const hand = new Hand('one\r\ntwo', [], 'one\ntwo');
  hand.write(ChangeSet.of({ from: 7, insert: '!' }, 7));
  expect(hand.send().value).toBe('one\ntwo!');
});
it('what is on its way when a field is opened again is not written twice', () => {
  const hand = new Hand('shoe', ['shoe one'], 'shoe one two');
  hand.heard('shoe one', 1, null);
  expect(hand.text).toBe('shoe one two');
  expect(hand.send().value).toBe('shoe one two');
  hand.refused();
  hand.heard('red shoe one', 0, null);
  expect(hand.send().value).toBe('red shoe one two');
});
it('a caret in a word that stayed stays in it when the whole text is written anew', () => {
  const one = new Writer(base, base.indexOf('table')), text = 'A very red teapot on a table';
  one.hear({ text, rows: [[base.length, text]] });
  one.type('!');
  expect(one.text).toBe('A very red teapot on a !table');
});
