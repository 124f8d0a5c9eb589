import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effectScope } from 'vue';
import { awaitWords, useWriting, writeIn } from '../../src/canvas/writing.js';
import { at } from '../../src/canvas/state.js';

let scope, commands;
const hear = (event) => { if (!event.defaultPrevented) commands.push(event.key); };
const press = (key, target = document.body) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const type = (words, target) => [...words].forEach((key) => press(key, target));
const field = () => document.body.appendChild(document.createElement('textarea'));

beforeEach(() => {
  commands = [];
  scope = effectScope();
  scope.run(useWriting);
  window.addEventListener('keydown', hear);
});
afterEach(() => {
  scope.stop();
  window.removeEventListener('keydown', hear);
  document.body.innerHTML = '';
  Object.assign(at, { flow: null, root: null });
});

describe('letters meant for a field', () => {
  it('are no commands when it went while one wrote', () => {
    const gone = field();
    press('a', gone);
    gone.remove();
    commands = [];
    type('n big cats');
    press('Backspace');
    expect(commands).toEqual([]);
    press('Escape');
    type('m');
    expect(commands).toEqual(['Escape', 'm']);
  });
  it('are commands again after the pointer, and after one left on purpose', () => {
    const one = field();
    press('a', one);
    one.remove();
    window.dispatchEvent(new Event('pointerdown'));
    commands = [];
    type('m');
    const two = field();
    press('a', two);
    press('Escape', two);
    two.remove();
    commands = commands.filter((key) => key === 'm');
    type('b');
    expect(commands).toEqual(['m', 'b']);
  });
  it('wait for the prompt that is just coming', async () => {
    at.flow = { findNode: () => true };
    at.root = document.body.appendChild(document.createElement('div'));
    awaitWords();
    type('ab');
    expect(commands).toEqual([]);
    at.root.innerHTML = '<div class="vue-flow__node" data-id="p"><div class="tw-prompt"><div role="textbox" tabindex="0"></div></div></div>';
    const still = at.root.querySelector('[role=textbox]'), got = [];
    still.addEventListener('keydown', (event) => { got.push(event.key); event.preventDefault(); event.stopPropagation(); });
    await writeIn('p');
    expect(got).toEqual(['a', 'b']);
    expect(document.activeElement).toBe(still);
  });
});
