import { describe, expect, it } from 'vitest';
import { match, plain, ranked } from '../../src/canvas/ranking.js';

const rows = [
  { id: 'prompt', names: ['Prompt', 'prompt'], aliases: ['提示词', 'tsc', 'tishici', 'words'], uses: 0 },
  { id: 'reference_image', names: ['Reference Image', 'reference_image'], aliases: ['参考图', 'ckt', 'cankaotu', 'picture'], uses: 2 },
  { id: 'resize_image', names: ['Resize Image', 'resize_image'], aliases: ['缩放', 'picture'], uses: 5 },
  { id: 'gen4_image', names: ['Gen4 Image', 'gen4_image'], aliases: ['generate', '生成'], uses: 1 },
];
const found = (query) => ranked(query, rows).map((row) => row.id);

describe('ranking', () => {
  it('puts exact before start before word before part', () => {
    expect(match('image', 'image')).toBe(5);
    expect(match('image', 'image size')).toBe(4);
    expect(match('image', 'gen4 image')).toBe(3);
    expect(match('mag', 'gen4 image')).toBe(2);
    expect(match('zzz', 'gen4 image')).toBe(0);
  });
  it('forgives one typo in four letters', () => {
    expect(match('promt', 'prompt')).toBe(1);
    expect(match('pmt', 'prompt')).toBe(0);
    expect(match('refernce', 'reference image')).toBe(1);
  });
  it('finds Chinese, pinyin and initials', () => {
    expect(found('提示')[0]).toBe('prompt');
    expect(found('ckt')[0]).toBe('reference_image');
    expect(found('cankao')[0]).toBe('reference_image');
  });
  it('takes two letters in each other\'s place for one typo', () => expect(found('reszie')[0]).toBe('resize_image'));
  it('breaks ties by own use, then by name', () => {
    expect(found('image')).toEqual(['resize_image', 'reference_image', 'gen4_image']);
    expect(found('re').slice(0, 2)).toEqual(['resize_image', 'reference_image']);
  });
  it('without a query shows the pinned, then the most used', () => {
    const pinned = rows.map((row) => ({ ...row, pinned: row.id === 'prompt' }));
    expect(ranked('', pinned).map((row) => row.id)).toEqual(['prompt', 'resize_image', 'reference_image', 'gen4_image']);
  });
  it('without a query keeps what a wire fits as it came, the most specialised first', () => {
    const fitting = rows.map((row) => ({ ...row, port: 'image' }));
    expect(ranked('', fitting).map((row) => row.id)).toEqual(rows.map((row) => row.id));
  });
  it('reads full-width letters and underscores', () => expect(plain('Ｇｅｎ4_Image')).toBe('gen4 image'));
});
