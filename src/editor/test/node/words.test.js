import { afterEach, describe, expect, it } from 'vitest';
import { createApp, h, nextTick } from 'vue';
import WordsBox from '../../src/node/controls/WordsBox.vue';

let app = null;
function box(value, row = {}) {
  const heard = { change: [], wrong: [] }, host = document.body.appendChild(document.createElement('div'));
  app = createApp({ render: () => h(WordsBox, { row, value, label: 'Looks', onChange: (words) => heard.change.push(words), onWrong: (why) => heard.wrong.push(why) }) });
  app.mount(host);
  const field = host.querySelector('input');
  const type = (words, key = 'Enter') => {
    field.value = words;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    return nextTick();
  };
  return { host, heard, field, type };
}
afterEach(() => { app.unmount(); document.body.replaceChildren(); });

describe('a list of words', () => {
  it('is shown as chips, and Enter adds one', async () => {
    const { host, heard, field, type } = box(['warm', 'soft light']);
    expect([...host.querySelectorAll('.tw-word .tw-clip')].map((one) => one.textContent)).toEqual(['warm', 'soft light']);
    await type(' grainy ');
    expect(heard.change).toEqual([['warm', 'soft light', 'grainy']]);
    expect(field.value).toBe('');
  });
  it('loses its last with Backspace in the empty field, any by its button', async () => {
    const { host, heard, type } = box(['warm', 'soft light']);
    await type('', 'Backspace');
    host.querySelector('.tw-word button').click();
    expect(heard.change).toEqual([['warm'], ['soft light']]);
  });
  it('says when no more fit', async () => {
    const { heard, type } = box(['warm'], { most: 1 });
    await type('cold');
    expect(heard.change).toEqual([]);
    expect(heard.wrong[0]).toContain('1');
  });
});
