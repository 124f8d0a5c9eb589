// The node types: their ports, settings and words.
import { shallowReactive } from 'vue';
import { language } from '../words/index.js';
import { get } from '../api.js';

export const kinds = shallowReactive(new Map());
export const offer = shallowReactive({ sources: {}, sinks: {}, models: [] });

export async function loadKinds() {
  const given = await get('/api/catalogue');
  for (const kind of given.kinds) kinds.set(kind.type, kind);
  Object.assign(offer, { sources: given.sources, sinks: given.sinks, models: given.models });
}

const missing = (type) => ({ type, title: type, version: 0, category: 'missing', summary: '', missing: true, asks: '', broken: '', inputs: [], outputs: [], settings: [], words: {}, search: [] });
export const kindOf = (type) => kinds.get(type) ?? missing(type);

const words = (kind) => kind.words?.[language.value] ?? kind.words?.en ?? {};
const readable = (name) => { const plain = name.replaceAll('_', ' '); return plain[0]?.toUpperCase() + plain.slice(1); };
export const kindTitle = (kind) => words(kind).title ?? kind.title;
export const kindSummary = (kind) => words(kind).summary ?? kind.summary;
/** The word for a port, a setting or a choice in it: part is inputs, outputs or settings. */
export const partTitle = (kind, part, name) => words(kind)[part]?.[name] ?? readable(name);
export const optionTitle = (kind, setting, value) => words(kind).options?.[setting]?.[value] ?? String(value);
export const settingHelp = (kind, setting) => words(kind).help?.[setting] ?? kind.settings.find((row) => row.name === setting)?.help ?? '';
/** What stands on a node: the name a person gave it, else its type's title. */
export const nodeTitle = (entry) => entry?.title || kindTitle(kindOf(entry?.type ?? ''));

export const kindColor = (kind) => {
  const carried = kind.outputs[0]?.kind ?? kind.inputs[0]?.kind;
  return carried ? portColor(carried) : 'var(--tw-any)';
};
/** Every kind a port takes or gives. */
export const kindsIn = (port) => port?.kinds ?? (port ? [port.kind] : []);
/** Whether a wire may run between an output and an input. */
export const meet = (gives, takes) => kindsIn(gives).some((carried) => kindsIn(takes).includes(carried));
/** Whether what a port carries is seen: a picture or a film. */
export const isSeen = (carried) => carried === 'image' || carried === 'video';
export const portColor = (carried) => `var(--tw-${['text', 'image', 'number', 'video'].includes(carried) ? carried : 'any'})`;
const icons = { prompt: 'edit_note', reference_image: 'add_photo_alternate', gen4_image: 'auto_awesome', gen4_video: 'movie', output: 'download', grid: 'grid_view', join_text: 'notes', resize_image: 'aspect_ratio' };
export const kindIcon = (kind) => icons[kind.type] ?? (kind.missing ? 'help' : kind.broken ? 'error' : kind.asks ? 'auto_awesome' : 'widgets');
