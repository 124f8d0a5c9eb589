import { beforeEach, describe, expect, test } from 'vitest';
import { differenceRows, wordsChanged } from '../../src/shell/difference.js';
import { fileName } from '../../src/shell/documents.js';
import { asCommand, asPython, literal, quoted } from '../../src/shell/headless.js';
import { ago, credits, lasting } from '../../src/shell/told.js';
import { addressOf } from '../../src/shell/views.js';
import { language } from '../../src/words/index.js';

beforeEach(() => { language.value = 'en'; });

describe('credits and times', () => {
  test('an unknown price is a question mark, never nothing', () => {
    expect([null, undefined, 0, 1, 16].map(credits)).toEqual(['?', '?', '0 credits', '1 credit', '16 credits']);
  });
  test('times read as people say them', () => {
    expect([0.4, 12.3, 64, 3600].map(lasting)).toEqual(['0.4 s', '12 s', '1:04', '60:00']);
    expect(ago(1000, 1010)).toBe('just now');
    expect(ago(1000, 1000 + 3 * 3600)).toBe('3 hours ago');
  });
});

describe('a difference', () => {
  test('of a long text shows which words changed', () => {
    expect(wordsChanged('a calm lake at dawn', 'a wild lake at dawn')).toEqual([
      { text: 'a ', kind: 'same' }, { text: 'calm', kind: 'gone' }, { text: 'wild', kind: 'new' }, { text: ' lake at dawn', kind: 'same' },
    ]);
  });
  test('says what only moved in one line', () => {
    const rows = differenceRows([{ what: 'moved', node: '', name: '', before: { a: [0, 0], b: [0, 0] }, after: { a: [9, 0], b: [9, 9] } }]);
    expect(rows.map((row) => row.words)).toEqual(['2 nodes moved']);
  });
});

describe('running without the editor', () => {
  const inputs = [{ setting: 'prompt.text', value: "it's @shoe" }, { setting: 'shot.seed', value: null }, { setting: 'out.sharp', value: true }];
  test('the command quotes what a shell would take apart', () => {
    expect(quoted('plain/name.json')).toBe('plain/name.json');
    expect(asCommand('a b.json', inputs)).toBe("tagwire run 'a b.json' \\\n  --set 'prompt.text=it'\\''s @shoe' \\\n  --set shot.seed= \\\n  --set out.sharp=true");
  });
  test('a picture is an input, named by its file alone', () => {
    const rows = [{ setting: 'shoe.file', value: 'photos/shoe.jpg', control: 'picture' }, { setting: 'anna.file', value: 'asset:00ff', control: 'picture' }];
    expect(asCommand('a.json', rows)).toBe('tagwire run a.json \\\n  --input shoe=shoe.jpg \\\n  --input anna=picture.png');
    expect(asPython('a.json', rows)).toContain('    inputs={\n        "shoe": "shoe.jpg",\n        "anna": "picture.png",\n    },');
  });
  test('the Python is Python', () => {
    expect(literal({ a: [true, null, 1.5, '"'] })).toBe('{"a": [True, None, 1.5, "\\""]}');
    expect(asPython('', inputs)).toContain('        "shot.seed": None,\n        "out.sharp": True,\n    },\n    out="out",\n)');
  });
});

test('a title makes a file name, in any script', () => {
  expect([' Product and model ', '运动鞋 / 模特', '..', ''].map(fileName)).toEqual(['product_and_model.json', '运动鞋_模特.json', 'graph.json', 'graph.json']);
});

test('every view has an address that opens it again', () => {
  expect(['start', 'canvas', 'gallery', 'form'].map((view) => addressOf(view, 'shot'))).toEqual(['/?view=start', '/?graph=shot', '/?graph=shot&view=gallery', '/form/shot']);
});
