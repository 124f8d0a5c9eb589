import { describe, expect, it } from 'vitest';
import { nearestTag, splitTags, suggestTag, tagFault, tagWords } from '../../src/node/tags.js';

describe('a tag', () => {
  it.each(['abc', 'Model', 'img1', 'a_b', 'A'.repeat(16)])('%s is legal', (tag) => expect(tagFault(tag)).toBe(null));
  it.each([['', 'empty'], ['ab', 'short'], ['a'.repeat(17), 'long'], ['1st', 'begins'], ['_tag', 'begins'], ['my-tag', 'foreign'], ['模特', 'foreign'], ['a b', 'space']])(
    '%s is refused because it is %s', (tag, why) => expect(tagFault(tag).key).toBe(`node.tag.${why}`));
  it('that another picture has, in any case, names the owner', () => {
    expect(tagWords('Model', { model: 'Anna' })).toContain('Anna');
  });
  it.each([['My Red-Sneaker (2).jpg', 'myredsneaker'], ['IMG_2041.HEIC', 'img2041'], ['photos/summer/Beach House.webp', 'beachhouse'], ['Café Crème.jpg', 'cafecreme'], ['ＳＨＯＥ.jpg', 'shoe'], ['模特.png', 'reference'], ['a very long file name indeed.png', 'averylongfilena']])(
    'for %s is suggested as %s', (name, tag) => expect(suggestTag(name)).toBe(tag));
  it('that is taken gets a number', () => expect(suggestTag('model', ['Model', 'model2'])).toBe('model3'));
  it('misspelt is told to be the nearest', () => {
    expect(nearestTag('modle', ['model', 'studio'])).toBe('model');
    expect(nearestTag('xyzzyx', ['model'])).toBe('');
  });
});

it('a comma list is read with Chinese commas, and says which item is empty', () => {
  expect(splitTags('product，model、 bag')).toEqual({ items: ['product', 'model', 'bag'], empty: 0 });
  expect(splitTags('a,,b').empty).toBe(2);
  expect(splitTags(' ').items).toEqual([]);
});
