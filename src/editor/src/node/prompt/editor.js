// The text editor of a prompt while somebody writes in it: CodeMirror with mentions marked, and its own undo.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, keymap, placeholder as hint } from '@codemirror/view';
import { mentionAt } from '../mentions.js';
import { keep } from '../typing.js';
import { marksOf } from './marks.js';

const outside = Annotation.define();
const known = StateEffect.define();

const decorated = (text, { tags, limit, flashed }) => {
  const { marks, over } = marksOf(text, tags, limit);
  const rows = marks.map(({ start, end, tone, tag }) => Decoration.mark({ class: `tw-mention ${tone}${tag && tag.toLowerCase() === flashed ? ' lit' : ''}` }).range(start, end));
  if (over >= 0) rows.push(Decoration.mark({ class: 'tw-overlong' }).range(over, text.length));
  return Decoration.set(rows, true);
};

const mentions = (first) => StateField.define({
  create: (state) => ({ given: first, set: decorated(state.doc.toString(), first) }),
  update(value, change) {
    const told = change.effects.find((effect) => effect.is(known));
    if (!told && !change.docChanged) return value;
    const given = told ? told.value : value.given;
    return { given, set: decorated(change.state.doc.toString(), given) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ set }) => set),
});

/** A full-width sign becomes the plain one; both are one unit long, so nothing moves. */
function plainSigns(view) {
  const text = view.state.doc.toString(), changes = [];
  for (let at = text.indexOf('＠'); at >= 0; at = text.indexOf('＠', at + 1)) if (text[at - 1] !== '\\') changes.push({ from: at, to: at + 1, insert: '@' });
  if (changes.length) view.dispatch({ changes });
}

/** hear: {changed(text), asked({start, query, box}|null), key(name) -> taken, pressed(mention, box), left()} */
export function openEditor(parent, { text, given, label, hint: words, hear }) {
  const field = mentions(given), asking = { at: -1, shut: -1, due: null };
  const late = () => { // once the view is drawn, or a key comes sooner
    const { due } = asking;
    asking.due = null;
    if (due) askAt(view, asking, hear, due.typed);
    return !!due;
  };
  const own = keymap.of(['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].map((key) => ({ key, run: () => hear.key(key) })));
  const keys = [...historyKeymap, ...defaultKeymap].filter(({ key }) => !['Mod-Enter', 'Escape', 'Mod-/', 'Alt-A', 'Mod-Alt-\\'].includes(key));
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(own), history(), keymap.of(keys), EditorView.lineWrapping, hint(words), field,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', autocapitalize: 'sentences' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.annotation(outside))) hear.changed(update.state.doc.toString());
          if (update.view.composing) return;
          if (update.docChanged) queueMicrotask(() => plainSigns(view));
          const ours = update.transactions.some((one) => one.annotation(outside));
          if (update.docChanged || update.selectionSet) {
            asking.due = { typed: asking.due?.typed || (update.docChanged && !ours) };
            requestAnimationFrame(late);
          }
        }),
        EditorView.domEventHandlers({
          blur: () => { hear.left(); },
          compositionend: () => { requestAnimationFrame(() => { plainSigns(view); askAt(view, asking, hear, true); }); },
          click: (event) => { pressedAt(view, field, event, hear); },
          keydown: (event) => { keep(event); return false; },
        }),
      ],
    }),
  });
  return Object.assign(view, { late, tell: (now) => view.dispatch({ effects: known.of(now) }), shut: () => { asking.shut = asking.at; asking.at = -1; }, press: (event) => pressedAt(view, field, event, hear) });
}

/** The menu opens while a mention is typed, and stays shut for one whose menu was waved away. */
function askAt(view, asking, hear, typed) {
  if (!view.dom.isConnected) return;
  const { head, empty } = view.state.selection.main;
  const found = empty ? mentionAt(view.state.doc.toString(), head) : null;
  if (found?.start !== asking.shut) asking.shut = -1;
  asking.at = found && asking.shut < 0 && (typed || asking.at === found.start) ? found.start : -1;
  hear.asked(asking.at < 0 ? null : { ...found, end: head, box: view.coordsAtPos(found.start) });
}
function pressedAt(view, field, event, hear) {
  const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
  if (at === null) return;
  const { given } = view.state.field(field);
  const mark = marksOf(view.state.doc.toString(), given.tags, 0).marks.find(({ start, end }) => at >= start && at <= end);
  if (mark) hear.pressed(mark, document.elementFromPoint(event.clientX, event.clientY)?.closest('.tw-mention') ?? view.dom);
}

/** Take another text as the server has it, the smallest change that makes it so. */
export function become(view, text) {
  const now = view.state.doc.toString();
  if (now === text) return;
  let from = 0;
  while (from < now.length && from < text.length && now[from] === text[from]) from += 1;
  let end = 0;
  while (end < now.length - from && end < text.length - from && now.at(-1 - end) === text.at(-1 - end)) end += 1;
  view.dispatch({ changes: { from, to: now.length - end, insert: text.slice(from, text.length - end) }, annotations: outside.of(true) });
}
/** Put words in place of a range without telling of it as typing. */
export function put(view, from, to, insert) {
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, annotations: outside.of(true), scrollIntoView: true });
}
