// How this graph runs without the editor: the shell's command and the Python door.
import { tagOf } from './form/fields.js';
import { kindOf, nodeTitle, partTitle } from '../store/kinds.js';

const LIKELY = new Set(['prompt', 'seed']);
/** A picture is given by a file where the command is run: its name here, whatever folder it has. */
const isPicture = (row) => row.control === 'picture';
const input = (row) => row.setting.slice(0, row.setting.indexOf('.'));
const fileOf = (value) => (!value || /^(asset|data):/.test(value) ? 'picture.png' : String(value).replace(/^.*[\\/]/, ''));

/** Every setting a run may be given, the likely ones first: {setting, title, value, control, likely}. */
export function inputsOf(nodes, form) {
  const shown = new Map(form.map((field) => [field.setting, field.label]));
  const rows = [...nodes].flatMap(([id, entry]) => {
    const kind = kindOf(entry.type);
    return kind.settings.filter((row) => row.control !== 'tags').map((row) => {
      const setting = `${id}.${row.name}`;
      const value = entry.settings?.[row.name] ?? row.default;
      return { setting, title: shown.get(setting) || `${tagOf(id) ? `@${tagOf(id)}` : nodeTitle(entry)} · ${partTitle(kind, 'settings', row.name)}`, value, control: row.control, likely: shown.size ? shown.has(setting) : LIKELY.has(row.control) };
    });
  });
  return rows.filter((row) => row.likely || row.value !== undefined).sort((a, b) => b.likely - a.likely);
}

/** One word of a shell, quoted where it must be. */
export const quoted = (word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
const plain = (value) => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));

export function asCommand(file, inputs) {
  const parts = inputs.map((row) => (isPicture(row) ? `--input ${quoted(`${input(row)}=${fileOf(row.value)}`)}` : `--set ${quoted(`${row.setting}=${plain(row.value)}`)}`));
  return [`tagwire run ${quoted(file || 'graph.json')}`, ...parts].join(' \\\n  ');
}

export function asPython(file, inputs) {
  const rows = (found, line) => found.map((row) => `        ${line(row)},`);
  const part = (name, lines) => (lines.length ? [`    ${name}={`, ...lines, '    },'] : []);
  const settings = rows(inputs.filter((row) => !isPicture(row)), (row) => `${literal(row.setting)}: ${literal(row.value)}`);
  const pictures = rows(inputs.filter(isPicture), (row) => `${literal(input(row))}: ${literal(fileOf(row.value))}`);
  return ['import tagwire', '', 'report = tagwire.run(', `    ${literal(file || 'graph.json')},`, ...part('settings', settings), ...part('inputs', pictures), '    out="out",', ')', 'print(report.to_json())'].join('\n');
}

/** A value as Python writes it. */
export function literal(value) {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object') return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${literal(one)}`).join(', ')}}`;
  return JSON.stringify(value);
}
