import { beforeEach, expect, test } from 'vitest';
import { tellArrived } from '../../src/paid/arrivals.js';
import { ui } from '../../src/store/ui.js';

const words = () => ui.notices.map(({ text, times }) => `${times}× ${text}`);
beforeEach(() => {
  localStorage.clear();
  ui.notices = [];
});

test('what has arrived is said once, and again when more has', () => {
  tellArrived({ count: 1, since: 5 });
  tellArrived({ count: 1, since: 5 });
  expect(words()).toEqual(['1× 1 picture bought earlier has arrived.']);
  tellArrived({ count: 3, since: 5 });
  expect(words()).toEqual(['1× 1 picture bought earlier has arrived.', '1× 2 pictures bought earlier have arrived.']);
});
test('an editor started anew counts from the beginning', () => {
  tellArrived({ count: 4, since: 5 });
  tellArrived({ count: 1, since: 6 });
  expect(words().at(-1)).toBe('1× 1 picture bought earlier has arrived.');
});
test('nothing is said of nothing', () => {
  tellArrived({ count: 0, since: 5 });
  tellArrived();
  expect(words()).toEqual([]);
});
