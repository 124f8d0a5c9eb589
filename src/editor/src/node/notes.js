// What choosing another model would leave out, told before it is chosen.
import { savedTags, tagRow, tagRowsOf, modelOf } from './relations.js';
import { t } from '../words/index.js';

/** A line under a choice of a menu, or ''. */
export function choiceNote(id, setting, value) {
  return id && setting === 'model' ? modelNote(id, value) : '';
}

/** What a node would lose with a model: its chosen one when none is named. */
export function modelNote(id, name) {
  const model = modelOf(id, name);
  if (!model || !tagRow(id)) return '';
  const wired = tagRowsOf(id).filter(({ wire }) => wire);
  const words = [];
  if (model.most_references !== null && wired.length > model.most_references) {
    const gone = wired.slice(model.most_references).map(({ tag, n }) => (tag ? `@${tag}` : `#${n + 1}`));
    words.push(t('node.model_drops', { n: gone.length, gone: gone.join(' ') }));
  }
  if (wired.length < model.least_references) words.push(t('node.model_needs', { n: model.least_references }));
  if (!model.tags && savedTags(id).some(Boolean)) words.push(t('node.model_figures'));
  return words.join(' ');
}
