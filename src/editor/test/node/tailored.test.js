import { beforeEach, describe, expect, it } from 'vitest';
import { fixesOf } from '../../src/node/fixes.js';
import { formOf, layoutOf } from '../../src/node/geometry.js';
import { setMore } from '../../src/node/more.js';
import { choiceBadge, choiceGroup, choiceNote } from '../../src/node/notes.js';
import { fitRow, isHidden, nearest, sizeWords } from '../../src/node/tailored.js';
import { load, nodes, onGraph } from '../../src/store/graph.js';
import { kinds, offer } from '../../src/store/kinds.js';
import { receive } from '../../src/store/receive.js';
import { clear, fieldOf, fields, fill } from '../../src/shell/form/fields.js';

const row = (name, control, more = {}) => ({ name, control, default: null, required: false, help: '', ...more });
const first = { hidden: ['quality', 'colors'] };
kinds.set('gen4_image', { type: 'gen4_image', title: 'Shot', category: '', summary: '', asks: 'images', broken: '', inputs: [{ name: 'references', kind: 'image', many: true }], outputs: [{ name: 'image', kind: 'image' }], words: {}, search: [], form: first, settings: [
  row('aspect_ratio', 'select', { default: '16:9', options: ['16:9', '1:1'] }), row('resolution', 'select', { default: '1080p', options: ['720p', '1080p', '1K', '2K'] }), row('tags', 'tags', { port: 'references', default: [] }), row('seed', 'seed'),
  row('model', 'select', { default: 'gen4_image', options: ['gen4_image', 'gpt_image_2'] }), row('size', 'text', { default: '' }), row('quality', 'select', { default: '', options: ['', 'low', 'high', 'max'] }), row('colors', 'words', { default: [] }),
] });
Object.assign(offer, { models: [
  { id: 'gen4_image', title: 'Gen-4 Image', maker: 'Runway', credits: [5, 8], extras: ['moderation'], sizes: ['1920:1080'], tags: true, least_references: 0, most_references: 3, prompt_limit: 1000 },
  { id: 'gpt_image_2', title: 'GPT Image 2', maker: 'OpenAI', credits: [], extras: ['quality', 'background'], sizes: ['auto', '1920:1088'], tags: true, least_references: 0, most_references: 16, prompt_limit: 32000 },
] });
const gpt = { hidden: ['colors'], options: { resolution: [['1K', '1920 × 1088'], ['2K', '2560 × 1440']], size: [['', '1920 × 1088'], ['auto', ''], ['1920:1088', '1K'], ['2560:1440', '2K']], quality: [['', ''], ['low', ''], ['high', '']] }, instead: { resolution: '1K' }, notes: { seed: 'GPT Image 2 takes no seed: the number only tells runs apart.' } };
const open = (settings = {}) => load({ graph: 'g', rev: 1, document: { nodes: { shot: { type: 'gen4_image', version: 1, settings, at: [0, 0] } }, wires: [] }, saved: {}, history: {} });
const told = (form, more = {}) => receive({ kind: 'review', graph: 'g', rev: 1, problems: [], tailored: { forms: [form], own: { shot: 0 } }, ...more });
const kindRow = (name) => kinds.get('gen4_image').settings.find((one) => one.name === name);
const rows = () => formOf('shot').map((one) => one.row.name);

beforeEach(() => { open(); receive({ kind: 'review', graph: 'g', rev: 0, problems: [], tailored: {} }); setMore('shot', true); });

describe('a form cut to measure', () => {
  it('is that of the type until the server has looked', () => {
    expect(isHidden('shot', 'quality')).toBe(true);
    expect(rows()).not.toContain('quality');
  });
  it('shows what applies now, and tells the canvas that the node takes another room', () => {
    const before = layoutOf('shot').height, heard = [];
    const stop = onGraph((what) => heard.push(...Object.keys(what.nodes ?? {})));
    told(gpt);
    stop();
    expect(rows()).toContain('quality');
    expect(rows()).not.toContain('colors');
    expect(layoutOf('shot').height).toBeGreaterThan(before);
    expect(heard).toEqual(['shot']);
  });
  it('offers the choices there are, and what stands for one there is not', () => {
    told(gpt);
    const fitted = fitRow('shot', kindRow('resolution'));
    expect(fitted.options).toEqual(['1K', '2K']);
    expect(fitted.said['2K']).toBe('2560 × 1440');
    expect(fitted.instead).toBe('1K');
  });
  it('makes a choice of a text that has choices, and keeps a note beside one that has none', () => {
    told(gpt);
    expect(fitRow('shot', kindRow('size'))).toMatchObject({ control: 'select', options: ['', 'auto', '1920:1088', '2560:1440'] });
    expect(fitRow('shot', kindRow('seed'))).toMatchObject({ control: 'seed', note: gpt.notes.seed });
  });
  it('loses nothing that is not shown', () => {
    open({ quality: 'high' });
    told(first);
    expect(rows()).not.toContain('quality');
    expect(nodes.get('shot').settings.quality).toBe('high');
  });
  it('is that of the form page too, but for a model that is filled in there only', () => {
    told(gpt);
    load({ graph: 'g', rev: 2, document: { nodes: Object.fromEntries(nodes), wires: [], form: [{ setting: 'shot.quality' }, { setting: 'shot.colors' }, { setting: 'shot.model' }] }, saved: {}, history: {} });
    expect(fields.value.map(({ name }) => name)).toEqual(['quality', 'model']);
    expect(fields.value[0].row.options).toEqual(['', 'low', 'high']);
    fill(fieldOf({ setting: 'shot.model' }), 'gen4_image_turbo');
    expect(fields.value.map(({ name }) => name)).toEqual(['quality', 'colors', 'model']);
    expect(fields.value[0].row.options).toEqual(['', 'low', 'high', 'max']);
    clear();
  });
});

describe('the frame of a picture', () => {
  it('has the shape of an exact size, and is square where the model chooses', () => {
    const wide = layoutOf('shot').frame;
    open({ size: '1024:1024' });
    const square = layoutOf('shot').frame;
    expect(square).toBeGreaterThan(wide);
    open({ size: 'auto_2k' });
    expect(layoutOf('shot').frame).toBe(square);
  });
});

describe('a size the model has not', () => {
  it('is mended with one press', () => {
    open({ size: '1921:1080' });
    told(gpt);
    const fixes = fixesOf('shot', { code: 'no_size', setting: 'size' });
    expect(fixes.map(({ args }) => args?.title)).toEqual(['1920 × 1088', '2560 × 1440', undefined]);
  });
  it('becomes the resolution that stands for it', () => {
    open({ resolution: '720p' });
    told(gpt);
    expect(fixesOf('shot', { code: 'other_size', setting: 'resolution' }).map(({ args }) => args.title)).toEqual(['1K']);
  });
  it('of a choice there is not: those there are, or the default', () => {
    open({ quality: 'max' });
    told(gpt);
    expect(fixesOf('shot', { code: 'no_choice', setting: 'quality' })).toHaveLength(3);
    expect(fixesOf('shot', { code: 'gone', setting: 'quality' })).toEqual([]);
  });
  it('has the nearest in proportion first', () => {
    expect(nearest('1000:1000', ['1920:1080', '512:512', '1024:1024', 'auto'])).toEqual(['1024:1024', '512:512']);
    expect(sizeWords('1920:1080')).toBe('1920 × 1080');
    expect(sizeWords('16:9')).toBe('16:9');
  });
});

describe('the menu of models', () => {
  it('is grouped by maker, with the list price beside each', () => {
    expect(choiceGroup('model', 'gen4_image')).toBe('Runway');
    expect(choiceBadge('model', 'gen4_image')).toBe('5–8 credits');
    expect(choiceBadge('model', 'gpt_image_2')).toBe('? credits');
    expect([choiceGroup('seed', 'gen4_image'), choiceBadge('seed', 'gen4_image')]).toEqual(['', '']);
  });
  it('says what a model would leave aside before it is chosen', () => {
    open({ model: 'gpt_image_2', quality: 'high', size: '1920:1088' });
    const note = choiceNote('shot', 'model', 'gen4_image');
    expect(note).toContain('Quality');
    expect(note).toContain('Has no 1920 × 1088.');
    expect(choiceNote('shot', 'model', 'gpt_image_2')).toBe('');
  });
});
