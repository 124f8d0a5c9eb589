import { beforeEach, describe, expect, it, vi } from 'vitest';
import { flush, refusalAt, refusals, setSetting } from '../../src/acts.js';
import { fixesOf } from '../../src/node/fixes.js';
import { load, nodes } from '../../src/store/graph.js';
import { kinds } from '../../src/store/kinds.js';

const answer = (status, body) => ({ ok: status < 400, status, headers: { get: () => 'application/json' }, json: async () => body });
const row = (name, control, more = {}) => ({ name, control, default: null, required: false, help: '', ...more });
const port = (name, kind, more = {}) => ({ name, kind, many: false, required: false, ...more });
const kind = (type, inputs, outputs, settings) => kinds.set(type, { type, title: type, category: '', summary: '', asks: '', broken: '', inputs, outputs, settings, words: {}, search: [] });

kind('prompt', [], [port('text', 'text')], [row('text', 'prompt', { default: '' })]);
kind('shot', [port('prompt', 'text'), port('references', 'image', { many: true })], [port('image', 'image')], [row('wide', 'number', { default: 10 }), row('tags', 'tags', { port: 'references', default: [] })]);
const open = (text, tags) => load({ graph: 'g', rev: 1, saved: {}, history: {}, document: { nodes: { p: { type: 'prompt', settings: { text } }, s: { type: 'shot', settings: { wide: 5, tags } } }, wires: [['p.text', 's.prompt']] } });

beforeEach(() => { refusals.clear(); open('A @modle', ['model']); });

describe('a setting the server does not take', () => {
  it('goes back to what the document says, with the reason beside it', async () => {
    vi.stubGlobal('fetch', async () => answer(409, { code: 'edit_refused', message: 's: setting wide: must be greater than 0.', remedy: 'It is 0 now.' }));
    setSetting('s', 'wide', 0);
    expect(nodes.get('s').settings.wide).toBe(0);
    await flush();
    expect(nodes.get('s').settings.wide).toBe(5);
    expect(refusalAt('s.wide')).toBe('Wide must be greater than 0.');
  });
  it('is forgotten when it is written anew', async () => {
    refusals.set('s.wide', 'No.');
    vi.stubGlobal('fetch', async () => answer(200, { rev: 2 }));
    setSetting('s', 'wide', 7);
    await flush();
    expect(refusals.has('s.wide')).toBe(false);
    expect(nodes.get('s').settings.wide).toBe(7);
  });
});

describe('what can be done about a problem', () => {
  const words = (problem) => fixesOf('s', problem).map((fix) => [fix.words, fix.args?.tag]);
  it('is the tag that was meant, or a picture, for a mention nobody has', () => {
    expect(words({ code: 'unknown_tag', message: 'the prompt mentions @modle, and no picture has that tag.' })).toEqual([['node.fix_rename', 'model'], ['node.attach_as', 'modle']]);
    expect(words({ code: 'unknown_tag', message: 'the prompt mentions @mod, and no picture has that tag.' })).toEqual([]);
  });
  it('is the way to the prompt that is too long, and the mention of a tag that has none', () => {
    expect(words({ code: 'long_prompt', message: '' })).toEqual([['node.fix.prompt', undefined]]);
    expect(words({ code: 'unused_tag', message: '', place: '/nodes/s/settings/tags/0' })).toEqual([['node.mention_it', 'model']]);
  });
  it('is nothing where nobody knows better', () => {
    expect(words({ code: 'cycle', message: '' })).toEqual([]);
  });
});
