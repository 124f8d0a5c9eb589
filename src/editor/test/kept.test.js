import { afterEach, expect, it } from 'vitest';
import { createApp, h, nextTick, reactive, withDirectives } from 'vue';
import { vKept } from '../src/kept.js';

let app, shown, input;
function field(text) {
  shown = reactive({ text, hint: '' });
  const host = document.body.appendChild(document.createElement('div'));
  app = createApp({ render: () => withDirectives(h('input', { placeholder: shown.hint }), [[vKept, shown.text]]) });
  app.mount(host);
  input = host.querySelector('input');
}
afterEach(() => { app.unmount(); document.body.replaceChildren(); });

it('what is half written stays when the page is drawn anew', async () => {
  field('old');
  input.focus();
  input.value = 'half wri';
  shown.hint = 'progress';
  await nextTick();
  shown.text = 'from another tab';
  await nextTick();
  expect([input.value, input.placeholder]).toEqual(['half wri', 'progress']);
});
it('a field nobody writes in follows the document', async () => {
  field('old');
  shown.text = 'new';
  await nextTick();
  expect(input.value).toBe('new');
  input.focus();
  shown.text = 'newer';
  await nextTick();
  expect(input.value).toBe('newer');
});
