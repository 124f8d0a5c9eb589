// A stale node is marked whether anybody knows what differs or not.
import { describe, expect, it } from 'vitest';
import { review, takeReview } from '../../src/store/review.js';

describe('what is stale', () => {
  it('has a name, if only the empty one', () => {
    takeReview({ kind: 'review', stale: { shot: ['prompt'], out: [] } });
    expect(review.stale).toEqual({ shot: ['prompt'], out: [''] });
    takeReview({ kind: 'review', stale: {} });
    expect(review.stale).toEqual({});
  });
});
