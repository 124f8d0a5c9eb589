import { describe, expect, test } from 'vitest';

const parts = import.meta.glob('../src/words/*/*.json', { eager: true, import: 'default' });
const sources = Object.values(import.meta.glob('../src/**/*.{vue,js}', { eager: true, query: '?raw', import: 'default' })).join('\n');
const of = (language) => Object.assign({}, ...Object.entries(parts).filter(([path]) => path.includes(`/${language}/`)).map(([, part]) => part));
const en = of('en');
const zh = of('zh-CN');
const blanks = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the words', () => {
  test('have the same blanks in both languages', () => {
    for (const key of Object.keys(en).filter((one) => !one.endsWith('.one'))) expect(blanks(zh[key]), key).toEqual(blanks(en[key]));
  });
  test('are there for every key that is asked for', () => {
    const asked = [...sources.matchAll(/\bt\(\s*'([a-z_.]+)'/g)].map(([, key]) => key);
    expect([...new Set(asked)].filter((key) => !(key in en))).toEqual([]);
  });
  test('name every act done anywhere', () => {
    const acts = [...sources.matchAll(/\bact\('([a-z_]+)'/g)].map(([, name]) => name);
    expect([...new Set(acts)].filter((name) => !(`act.${name}` in en))).toEqual([]);
  });
});
