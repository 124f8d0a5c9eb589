import { describe, expect, it } from 'vitest';
import { asked, findIn } from '../../src/canvas/find.js';

const rows = [
  { id: 'prompt', title: 'Opening', type: 'Prompt prompt', text: 'a red fox near @den', tags: [], mentions: ['den'], marks: ['stale'] },
  { id: 'den', title: 'Reference Image', type: 'Reference Image', text: 'den.jpg', tags: ['den'], mentions: [], marks: [] },
  { id: 'shot', title: 'Hero', type: 'Gen4 Image', text: '', tags: ['den', 'fox'], mentions: [], marks: ['error', 'failed'] },
];
const ids = (query) => findIn(query, rows).map((row) => row.id);

describe('find', () => {
  it('reads marks, tags and words apart', () => expect(asked('is:error uses:@Shoe red')).toEqual({ words: ['red'], is: ['error'], uses: ['shoe'] }));
  it('finds by name, type and text', () => {
    expect(ids('hero')).toEqual(['shot']);
    expect(ids('red fox')).toEqual(['prompt']);
    expect(ids('image')).toEqual(['den', 'shot']);
  });
  it('finds what failed and what is out of date', () => {
    expect(ids('is:error')).toEqual(['shot']);
    expect(ids('is:stale')).toEqual(['prompt']);
  });
  it('finds all that use a tag, whoever mentions it too', () => expect(ids('uses:@den')).toEqual(['prompt', 'den', 'shot']));
  it('asks for all of it at once, and for nothing with nothing', () => {
    expect(ids('uses:@den is:error')).toEqual(['shot']);
    expect(ids('  ')).toEqual([]);
  });
});
