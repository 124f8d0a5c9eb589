// The keys of the wall of pictures and of the viewer, for the sheet: each hears its own while it has the focus.
import { useKeys } from '../keys.js';

export const digits = Array.from({ length: 9 }, (_, i) => String(i + 1));
const told = [
  [['Enter', 'Space'], 'look'], [['S'], 'star'], [['X'], 'reject'], [['Delete'], 'forget'], [['D'], 'download'],
  [['C'], 'compare'], [['Shift+ArrowRight'], 'choose'], [['I'], 'receipt'], [['F'], 'full'], [['+', '-', '0'], 'zoom'],
];
const elsewhere = () => false;

export const useToldKeys = () => useKeys([...told.map(([keys, name]) => [keys, `keys.picture_${name}`]), [digits, 'keys.pick']].map(([keys, words]) => ({ keys, words, group: 'pictures', when: elsewhere, run() {} })));
