import { beforeEach, describe, expect, test } from 'vitest';
import { charged, costOf, doingWords, houseNote, inOrder, isTask, undecided } from '../../src/paid/told.js';
import { answering, balances, houses, inOwnUnit, takeHouses } from '../../src/store/houses.js';

const studio = { name: 'studio', title: 'Studio', has_key: true, unit: 'USD', unit_credits: 100 };
const runway = { name: 'runway', title: 'Runway', has_key: true, unit: 'credits', unit_credits: 1 };
beforeEach(() => {
  takeHouses({ chosen: '', now: 'runway', default: 'runway', profiles: [runway, studio], caps: {}, fault: null });
  for (const name of Object.keys(balances)) delete balances[name];
});

describe('what a purchase cost', () => {
  test('is the charge, or at most the price, or unknown', () => {
    expect(charged(5)).toBe('5 credits');
    expect(charged(8, true)).toBe('≤ 8 credits');
    expect(charged(null)).toBe('?');
    expect(charged(0, true)).toBe('0 credits');
  });
  test('is told of every state', () => {
    expect(costOf({ state: 'DONE', charge: 5, counted: 5 })).toBe('5 credits');
    expect(costOf({ state: 'UNKNOWN', charge: null, counted: 8 })).toBe('≤ 8 credits');
    expect(costOf({ state: 'UNKNOWN', charge: null, counted: null })).toBe('?');
    expect(costOf({ state: 'REJECTED', charge: null, counted: 0 })).toBe('nothing charged');
  });
  test('is told in the own unit only where that is another', () => {
    expect(inOwnUnit(8, 'studio')).toBe('0.08 USD');
    expect(inOwnUnit(8, 'runway')).toBe('');
    expect(inOwnUnit(null, 'studio')).toBe('');
    expect(inOwnUnit(8, 'gone')).toBe('');
  });
});

describe('who makes a picture', () => {
  test('is who was chosen, then who the node names, then whoever has a key', () => {
    expect([answering(''), answering('studio')]).toEqual(['runway', 'studio']);
    houses.chosen = 'draft';
    expect(answering('studio')).toBe('draft');
  });
  test('is told with what is left there, never with a 0 nobody told', () => {
    expect(houseNote('runway')).toBe('');
    balances.runway = 1234;
    balances.studio = null;
    expect([houseNote('runway'), houseNote('studio')]).toEqual(['1,234 credits left', 'balance not told']);
  });
  test('is the draft engine without a key', () => {
    takeHouses({ now: 'draft', profiles: [{ ...runway, has_key: false }] });
    expect(houseNote('draft')).toBe('no key');
  });
});

describe('a purchase under way', () => {
  test('says what is done, and where it waits', () => {
    expect(doingWords('queued at studio')).toBe('queued at Studio');
    expect(doingWords('running')).toBe('being made');
    expect(doingWords('stirring')).toBe('stirring');
  });
  test('waits for a person only while nobody knows its outcome', () => {
    expect(undecided({ code: 'unknown_outcome', purchase: { state: 'UNKNOWN' } })).toBe(true);
    expect(undecided({ code: 'unknown_outcome' })).toBe(false);
    expect(undecided({ code: 'step_failed', purchase: { state: 'FAILED' } })).toBe(false);
    expect(undecided(null)).toBe(false);
  });
});

describe('the list of purchases', () => {
  test('has those to decide about on top, then what is open, each the newest first', () => {
    const row = (state, created) => ({ state, created });
    const rows = [row('DONE', 9), row('SUBMITTED', 3), row('UNKNOWN', 1), row('FAILED', 10), row('UNKNOWN', 2)];
    expect(inOrder(rows).map(({ created }) => created)).toEqual([2, 1, 3, 10, 9]);
  });
  test('knows a task id', () => {
    expect(isTask(' 17F20503-6c24-4c16-946b-35dbbce2af2f ')).toBe(true);
    for (const text of ['', '17f20503', '17f20503-6c24-4c16-946b-35dbbce2af2g', '17f205036c244c16946b35dbbce2af2f']) expect(isTask(text), text).toBe(false);
  });
});
