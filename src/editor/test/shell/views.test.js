import { describe, expect, it } from 'vitest';
import { queue } from '../../src/store/desk.js';
import { chipWords } from '../../src/shell/progress.js';
import { addressOf, placeOf } from '../../src/shell/views.js';
import { setLanguage } from '../../src/words/index.js';

const opened = (address) => { const { pathname, search } = new URL(address, 'http://here'); return placeOf({ pathname, search }); };

describe('the address', () => {
  it('comes back to the view and the graph it was made for', () => {
    for (const view of ['canvas', 'form', 'gallery', 'queue']) expect(opened(addressOf(view, 'race'))).toEqual({ view, key: 'race' });
    expect(opened(addressOf('start', 'race'))).toEqual({ view: 'start', key: '' });
    expect(opened('/')).toEqual({ view: 'start', key: '' });
  });
});

describe('how the runs stand', () => {
  it('counts what runs and what waits, and shares the progress over all', () => {
    setLanguage('en');
    const run = (state, done) => ({ state, done, total: 4, graph: 'other' });
    queue.runs = [run('running', 2), run('queued', 0)];
    expect(chipWords(queue.runs)).toBe('1 running · 1 waiting · 25%');
    expect(chipWords([run('running', 3)])).toBe('Running · 75%');
    expect(chipWords([run('queued', 0), run('queued', 0)])).toBe('2 waiting');
  });
});
