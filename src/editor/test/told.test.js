import { beforeAll, describe, expect, test } from 'vitest';
import { language, setLanguage } from '../src/words/index.js';
import { learn, told } from '../src/words/told.js';

const chinese = async () => { setLanguage('zh-CN'); await learn('zh-CN'); };

describe('what Python says, in Chinese', () => {
  beforeAll(chinese);
  const says = (text, words) => expect(told(text)).toBe(words);

  test('a sentence, with what stands in its slots as it came', () => {
    says('the prompt mentions @modle, and no picture has that tag.', '提示词提到了 @modle，但没有带这个标签的图片。');
    says('Tags here: shoe, anna.', '现有标签：shoe, anna。');
    says('Tags here: none.', '目前没有标签。');
  });
  test('several sentences, in one another\'s place or one by one', () => {
    says('the prompt is empty. Say what the picture shows.', '提示词为空。请描述画面内容。');
    says("there is no node 'a'. Remove the wire.", '没有节点「a」。请移除这条连线。');
    says('2.5:1 is too wide: a reference is between 1:2 and 2:1. Crop or pad it.', '2.5:1 太宽：参考图应在 1:2 到 2:1 之间。请裁剪或补边。');
    says('a.png: Parts of it are transparent. b.png: It is small: 90 pixels on its short side.', 'a.png：有部分区域是透明的。b.png：图片较小：短边只有 90 像素。');
  });
  test('behind the name of a node, a setting, a wire', () => {
    says('shot: the prompt is empty.', 'shot：提示词为空。');
    says('node 3: the prompt is empty.', 'node 3：提示词为空。');
    says('shot: setting seed: must be at least 0.', 'shot：设置「seed」：不能小于 0。');
    says('wire a.text -> b.image: it gives text, the port takes image.', '连线 a.text → b.image：它输出文字，该端口接收图片。');
    says('运动鞋: C:\\photos\\鞋 1.png: over 25 MiB.', '运动鞋：C:\\photos\\鞋 1.png：超过 25 MiB。');
  });
  test('with a head that is known before words that are not', () => {
    says('shot cannot be bypassed: nobody knows why.', '「shot」无法旁路：nobody knows why.');
  });
  test('with its first letter in either case and its full stop there or not', () => {
    says('The prompt is empty.', '提示词为空。');
    says('it is muted', '已静音');
    says('A.image is full, 3 of 3: x, y, z.', 'A.image 已满（3/3）：x, y, z。');
  });
  test('with signs in its slots that mean something to a pattern', () => {
    says("there is no node '$1 (.*) [x] {name} \\\\ 「」'.", '没有节点「$1 (.*) [x] {name} \\\\ 「」」。');
    says('It is "a. b? c" now.', '现在是 "a. b? c"。');
  });
  test('the longest words win', () => {
    says("there is no node 'a' to run.", '没有可运行的节点「a」。');
    says("there is no frame 'a'.", '没有分组框「a」。');
  });
  test('what nobody knows stays as it is, the rest of it is told', () => {
    says('Something else entirely: happened here.', 'Something else entirely: happened here.');
    says('The lamp broke. Run again.', 'The lamp broke. 请重新运行。');
    says('图片已添加。', '图片已添加。');
    says('', '');
    expect(told(undefined)).toBe('');
  });
  test('line by line', () => says('a: the prompt is empty.\nb: no picture chosen.', 'a：提示词为空。\nb：还没有选择图片。'));
});

describe('the language', () => {
  test('English is left alone, and is switched to and from without a reload', async () => {
    await chinese();
    expect(told('the prompt is empty.')).toBe('提示词为空。');
    setLanguage('en');
    await learn('en');
    expect(language.value).toBe('en');
    expect(told('the prompt is empty.')).toBe('the prompt is empty.');
  });
});
