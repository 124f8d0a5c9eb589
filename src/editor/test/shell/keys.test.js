import { createApp, h } from 'vue';
import { afterEach, expect, test } from 'vitest';
import { walkMenu } from '../../src/shell/menuKeys.js';
import { swallowStrayKeys } from '../../src/shell/strayKeys.js';

let gone = () => {};
function put(component) {
  const ground = document.body.appendChild(document.createElement('div')), app = createApp(component);
  app.mount(ground);
  gone = () => { app.unmount(); ground.remove(); };
  return ground;
}
afterEach(() => gone());

test('arrows walk the rows that can be taken, round and round', () => {
  const row = (words, more = {}) => h('button', { role: 'menuitem', ...more }, words);
  const menu = put({ render: () => h('div', { class: 'menu', onKeydown: walkMenu }, [row('a'), row('b', { disabled: true }), row('c')]) }).querySelector('.menu');
  const press = (key) => { menu.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })); return document.activeElement.textContent; };
  expect(press('ArrowDown')).toBe('a');
  expect(press('ArrowDown')).toBe('c');
  expect(press('ArrowDown')).toBe('a');
  expect(press('ArrowUp')).toBe('c');
  expect(press('Home')).toBe('a');
});

test('Enter let go where it was not pressed is not heard', () => {
  const heard = [];
  put({ setup() { swallowStrayKeys(); return () => [h('button', { id: 'one' }), h('button', { id: 'two', onKeyup: ({ key }) => heard.push(key) })]; } });
  const send = (id, type) => document.getElementById(id).dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true }));
  send('one', 'keydown');
  send('two', 'keyup');
  expect(heard).toEqual([]);
  send('two', 'keydown');
  send('two', 'keyup');
  expect(heard).toEqual(['Enter']);
});
