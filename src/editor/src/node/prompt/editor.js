// The text editor of a prompt while somebody writes in it: CodeMirror with mentions marked, and its own undo.
import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { Annotation, EditorState, Prec, StateEffect, StateField, Transaction } from '@codemirror/state';
import { Decoration, EditorView, keymap, placeholder as hint } from '@codemirror/view';
import { changes } from '../../store/merging.js';
import { mentionAt } from '../mentions.js';
import { keep } from '../typing.js';
import { Hand } from './hand.js';
import { marksOf } from './marks.js';

const outside = Annotation.define(), theirs = Annotation.define();
const known = StateEffect.define();

const decorated = (text, { tags, limit, flashed }) => {
  const { marks, over } = marksOf(text, tags, limit);
  const rows = marks.map(({ start, end, tone, tag }) => Decoration.mark({ class: `tw-mention ${tone}${tag && tag.toLowerCase() === flashed ? ' lit' : ''}` }).range(start, end));
  if (over >= 0) rows.push(Decoration.mark({ class: 'tw-overlong' }).range(over, text.length));
  return { set: Decoration.set(rows, true), known: Decoration.set(marks.filter(({ tone }) => tone === 'known').map(({ start, end }) => Decoration.mark({}).range(start, end)), true) };
};

const mentions = (first) => StateField.define({
  create: (state) => ({ given: first, ...decorated(state.doc.toString(), first) }),
  update(value, change) {
    const told = change.effects.find((effect) => effect.is(known));
    if (!told && !change.docChanged) return value;
    const given = told ? told.value : value.given;
    return { given, ...decorated(change.state.doc.toString(), given) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ set }) => set),
    EditorView.atomicRanges.of((view) => view.state.field(field).known), // a known mention is passed and deleted as one thing
  ],
});

/** A word is a step of undo: what is typed joins the step before until the next word begins, or a rest. */
function joins(change, near) {
  let begins = false;
  change.changes.iterChanges((from, to, _start, _end, text) => {
    const before = change.startState.sliceDoc(Math.max(0, from - 1), from);
    if (text.length && /\s/.test(before) && /\S/.test(text.sliceString(0, 1))) begins = true;
  });
  return near && !begins;
}

/** A full-width sign becomes the plain one; both are one unit long, so nothing moves. */
function plainSigns(view) {
  const text = view.state.doc.toString(), changes = [];
  for (let at = text.indexOf('＠'); at >= 0; at = text.indexOf('＠', at + 1)) if (text[at - 1] !== '\\') changes.push({ from: at, to: at + 1, insert: '@' });
  if (changes.length) view.dispatch({ changes });
}

/**
 * hear: {changed(text), asked({start, query, box}|null), key(name) -> taken, pressed(mention, box), left()}
 * read: the text the server has, sent: the texts on their way there; without them whatever is written is taken at once.
 */
export function openEditor(parent, { text, read, sent = [], given, label, hint: words, hear }) {
  const field = mentions(given), asking = { at: -1, shut: -1, due: null };
  const late = () => { // once the view is drawn, or a key comes sooner
    const { due } = asking;
    asking.due = null;
    if (due) askAt(view, asking, hear, due.typed);
    return !!due;
  };
  const hand = new Hand(read ?? text, sent, text), spoken = { text, half: null, waiting: [] }; // what was told; what an input method is at; what came meanwhile
  const draw = (set) => { if (!set.empty) view.dispatch({ changes: set, annotations: [theirs.of(true), outside.of(true), Transaction.addToHistory.of(false)] }); };
  const pass = () => { if (spoken.half) hand.write(spoken.half); spoken.half = null; };
  const speak = () => {
    pass();
    const came = spoken.waiting.splice(0);
    came.forEach((news) => draw(hand.heard(...news)));
    const next = view.state.doc.toString();
    if (next === spoken.text && !came.length) return;
    hear.changed(spoken.text = next);
    if (read === undefined) hand.take();
  };
  /** The server has another text; returns it with what was written here. */
  const heard = (...news) => {
    if (view.compositionStarted) { spoken.waiting.push(news); return spoken.text; }
    pass();
    draw(hand.heard(...news));
    return view.state.doc.toString();
  };
  const menuKeys = keymap.of(['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].map((key) => ({ key, run: () => hear.key(key) })));
  const keys = [...historyKeymap, ...defaultKeymap].filter(({ key }) => !['Mod-Enter', 'Escape', 'Mod-/', 'Alt-A', 'Mod-Alt-\\'].includes(key));
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(menuKeys), history({ newGroupDelay: 500, joinToEvent: joins }), keymap.of(keys), EditorView.lineWrapping, hint(words), field,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', autocapitalize: 'sentences' }),
        EditorView.updateListener.of((update) => {
          const ours = update.transactions.some((one) => one.annotation(outside));
          for (const one of update.transactions) if (one.docChanged && !one.annotation(theirs)) spoken.half = spoken.half?.compose(one.changes) ?? one.changes;
          if (update.docChanged && ours) spoken.text = update.state.doc.toString();
          if (update.view.compositionStarted) return; // half a word of an input method is nobody's yet
          if (update.docChanged && !ours) speak();
          if (update.docChanged) queueMicrotask(() => plainSigns(view));
          if (update.docChanged || update.selectionSet) {
            asking.due = { typed: asking.due?.typed || (update.docChanged && !ours) };
            requestAnimationFrame(late);
          }
        }),
        EditorView.domEventHandlers({
          blur: () => { asking.due = null; hear.asked(null); hear.left(); },
          mousedown: () => { Object.assign(asking, { at: -1, due: null }); hear.asked(null); },
          compositionend: () => { requestAnimationFrame(() => { if (!view.dom.isConnected || view.compositionStarted) return; speak(); plainSigns(view); askAt(view, asking, hear, true); }); },
          click: (event) => { pressedAt(view, field, event, hear); },
          keydown: (event) => { keep(event); return false; },
        }),
      ],
    }),
  });
  const own = { heard, told: (now) => { if (!view.compositionStarted && now === view.state.doc.toString()) pass(); }, send: () => hand.send(), refused: () => hand.refused(), landed: (count) => hand.landed(count), busy: () => view.compositionStarted || spoken.waiting.length > 0 };
  return Object.assign(view, { late, speak, pass, hand: own, tell: (now) => view.dispatch({ effects: known.of(now) }), shut: () => { asking.shut = asking.at; asking.at = -1; }, press: (event) => pressedAt(view, field, event, hear) });
}

/** The menu opens while a mention is typed, and stays shut for one whose menu was waved away. */
function askAt(view, asking, hear, typed) {
  if (!view.dom.isConnected) return;
  const { head, empty } = view.state.selection.main;
  const found = empty && view.hasFocus ? mentionAt(view.state.doc.toString(), head) : null;
  if (found?.start !== asking.shut) asking.shut = -1;
  asking.at = found && asking.shut < 0 && (typed || asking.at === found.start) ? found.start : -1;
  hear.asked(asking.at < 0 ? null : { ...found, end: head, box: lineBox(view, found.start, head) });
}
/** Where the menu goes: beside the line that is written in, from where the mention begins in it. */
function lineBox(view, start, head) {
  const begin = view.coordsAtPos(start, 1), caret = view.coordsAtPos(head, -1);
  return begin && caret && { left: Math.abs(begin.top - caret.top) < 4 ? begin.left : caret.left, top: caret.top, bottom: caret.bottom };
}
function pressedAt(view, field, event, hear) {
  const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
  if (at === null) return;
  const { given } = view.state.field(field);
  const mark = marksOf(view.state.doc.toString(), given.tags, 0).marks.find(({ start, end }) => at >= start && at <= end);
  if (mark) hear.pressed(mark, document.elementFromPoint(event.clientX, event.clientY)?.closest('.tw-mention') ?? view.dom);
}

/** Take another text, by the smallest changes; undo here is of what was written here. */
export function become(view, text) {
  const now = view.state.doc.toString();
  if (now === text || view.compositionStarted) return;
  view.dispatch({ changes: changes(now, text), annotations: [outside.of(true), Transaction.addToHistory.of(false)] });
  view.pass();
}
/** Put words in place of a range without telling of it as typing, until the store is told; a step of undo of its own. */
export function put(view, from, to, insert) {
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, annotations: [outside.of(true), isolateHistory.of('full')], scrollIntoView: true });
}
