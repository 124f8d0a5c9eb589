// What choosing another model would leave out, told before it is chosen.
import { nodes } from '../store/graph.js';
import { kindOf, offer, partTitle } from '../store/kinds.js';
import { isChanged } from './more.js';
import { sizeWords } from './tailored.js';
import { savedTags, tagRow, tagRowsOf, modelOf } from './relations.js';
import { t } from '../words/index.js';

/** A line under a choice of a menu, or ''. */
export function choiceNote(id, setting, value) {
  return id && setting === 'model' ? modelNote(id, value) : '';
}

/** The heading a choice stands under, and what stands beside it: a model's maker and its list price. */
export const choiceGroup = (setting, value) => (setting === 'model' && offer.models.find(({ id }) => id === value)?.maker) || '';
export function choiceBadge(setting, value) {
  const model = setting === 'model' && offer.models.find(({ id }) => id === value);
  if (!model?.credits) return '';
  const [low, high] = model.credits;
  return low === undefined ? t('node.list_unknown') : t('node.list_price', { n: low === high && high === 1 ? 1 : low === high ? low : `${low}–${high}` });
}

/** The settings of a node that a model has no use for: chosen here, and kept when it is chosen. */
function unsent(id, model) {
  const entry = nodes.get(id), kind = kindOf(entry?.type ?? ''), extras = new Set(offer.models.flatMap((one) => one.extras ?? []));
  return kind.settings.filter((row) => extras.has(row.name) && !model.extras?.includes(row.name) && isChanged(entry, row)).map((row) => partTitle(kind, 'settings', row.name));
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
  const kept = unsent(id, model), size = nodes.get(id)?.settings?.size;
  if (kept.length) words.push(t('node.model_unsent', { kept: kept.join(t('node.comma')) }));
  if (size && model.sizes && !model.sizes.includes(size)) words.push(t('node.model_size', { size: sizeWords(size) }));
  if (!model.tags && model.most_references !== 0 && savedTags(id).some(Boolean)) words.push(t('node.model_figures'));
  return words.join(' ');
}
