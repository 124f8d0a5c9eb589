// The settings a graph's form shows, and those it may show.
import { computed, shallowReactive, watch } from 'vue';
import { act } from '../../acts.js';
import { graph, nodeOf, nodes, portOf, wires, wiresFrom, wiresInto } from '../../store/graph.js';
import { fitRow, isHidden } from '../../node/tailored.js';
import { kindOf, nodeTitle, partTitle, settingHelp } from '../../store/kinds.js';

/** One field: whose setting, which control, its words and limits. Null when the setting is gone. */
export function fieldOf({ setting, label = '', help = '', lowest = null, highest = null }) {
  const entry = nodes.get(nodeOf(setting));
  const kind = kindOf(entry?.type ?? '');
  const row = kind.settings.find((one) => one.name === portOf(setting));
  if (!entry || !row) return null;
  const limits = { ...(lowest === null ? {} : { lowest }), ...(highest === null ? {} : { highest }) };
  return {
    setting, node: nodeOf(setting), name: row.name, kind, entry, label, help, lowest, highest,
    row: { ...(refitted(nodeOf(setting)) ? row : fitRow(nodeOf(setting), row)), ...limits },
    title: label || titleFor(nodeOf(setting), entry, kind, row),
    words: help || (row.control === 'picture' ? '' : withOwnTag(settingHelp(kind, row.name))),
  };
}

/** Whether another model is filled in here than the document has: its form is not known then. */
const refitted = (id) => `${id}.model` in values;
const counts = ({ setting }) => refitted(nodeOf(setting)) || !isHidden(nodeOf(setting), portOf(setting));

/** Help that mentions a tag mentions one this graph has. */
function withOwnTag(words) {
  const tags = [...nodes.values()].flatMap((entry) => kindOf(entry.type).settings.filter((row) => row.control === 'tags').flatMap((row) => entry.settings?.[row.name] ?? [])).filter(Boolean);
  return tags.length ? words.replace(/@\w+/, `@${tags[0]}`) : words;
}

/** A prompt or picture goes by its node: by the name a person gave it, else by the tag it is known under. */
function titleFor(id, entry, kind, row) {
  if (row.control !== 'prompt' && row.control !== 'picture') return partTitle(kind, 'settings', row.name);
  const tag = row.control === 'picture' && !entry.title ? tagOf(id) : '';
  return tag ? `@${tag}` : nodeTitle(entry);
}

/** The first tag the picture of a node carries where it is used. */
export function tagOf(id) {
  for (const wire of wiresFrom(id)) {
    const user = nodes.get(wire.to);
    const row = kindOf(user?.type ?? '').settings.find((one) => one.control === 'tags' && one.port === wire.input);
    const tag = row && (user.settings?.[row.name] ?? [])[wiresInto(wire.to, wire.input).findIndex((one) => one.id === wire.id)];
    if (tag) return tag;
  }
  return '';
}

const RANK = { prompt: 0, picture: 1, aspect: 2, seed: 3 };
const rankOf = (row) => (row.name === 'aspect_ratio' ? RANK.aspect : RANK[row.control]);
/** What a graph with no form offers by itself: prompts, pictures, shapes and seeds. */
export function proposed() {
  const found = [];
  for (const [id, entry] of nodes) {
    if (wires.value.length && !wiresFrom(id).length && !wiresInto(id).length) continue; // stands apart: nothing comes of it
    for (const row of kindOf(entry.type).settings) {
      const text = row.control === 'text' && entry.type === 'prompt' ? 0 : undefined;
      const rank = rankOf(row) ?? text;
      if (rank !== undefined && !wiresInto(id, row.name).length) found.push({ rank, field: { setting: `${id}.${row.name}`, label: '', help: '' } });
    }
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ field }) => field);
}

export const isProposal = computed(() => !graph.form.length);
export const shownForm = computed(() => (graph.form.length ? graph.form : proposed()));
export const fields = computed(() => withNodes(shownForm.value.filter(counts).map(fieldOf).filter(Boolean)));

/** Say whose setting it is where two fields would read alike. */
function withNodes(found) {
  const times = new Map();
  for (const field of found) times.set(field.title, (times.get(field.title) ?? 0) + 1);
  return found.map((field) => (times.get(field.title) > 1 && !field.label ? { ...field, title: `${field.title} · ${nodeTitle(field.entry)}` } : field));
}

/** Every setting there is, by node: {id, title, rows: [field]}. */
export const offered = computed(() =>
  [...nodes].map(([id, entry]) => ({
    id, title: [nodeTitle(entry), tagOf(id) && `@${tagOf(id)}`].filter(Boolean).join(' '),
    rows: kindOf(entry.type).settings.filter((row) => row.control !== 'tags').map((row) => fieldOf({ setting: `${id}.${row.name}` })).filter(Boolean),
  })).filter((node) => node.rows.length));

/** Choose what the form shows: one named step. */
export const setForm = (form, merge = '') =>
  act('set_form', { n: form.length }, [{ do: 'set_form', form: form.map((field) => Object.fromEntries(Object.entries(field).filter(([key, value]) => key === 'setting' || (value !== null && value !== '')))) }], { merge });

// ---- what a person filled in here: the document stays as it is ----
const KEPT = (key) => `tagwire.form.${key}`;
export const values = shallowReactive({});
watch(() => graph.key, (key) => {
  for (const setting of Object.keys(values)) delete values[setting];
  if (!key) return;
  try {
    Object.assign(values, JSON.parse(localStorage.getItem(KEPT(key)) ?? '{}'));
  } catch { /* nothing readable was kept */ }
}, { immediate: true });

const inDocument = (field) => field.entry.settings?.[field.name] ?? field.row.default;
export const valueOf = (field) => (field.setting in values ? values[field.setting] : inDocument(field));
export function fill(field, value) {
  if (JSON.stringify(value) === JSON.stringify(inDocument(field))) delete values[field.setting];
  else values[field.setting] = value;
  try {
    localStorage.setItem(KEPT(graph.key), JSON.stringify(values));
  } catch { /* full: it is kept until the page goes */ }
}
export function clear() {
  for (const setting of Object.keys(values)) delete values[setting];
  localStorage.removeItem(KEPT(graph.key));
}
/** What was filled in for settings that are still there. */
export const overrides = computed(() => Object.fromEntries(fields.value.filter((field) => field.setting in values).map((field) => [field.setting, values[field.setting]])));
