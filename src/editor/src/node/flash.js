// A short light on what belongs together: a wire, the picture at its start, the words that call it.
import { shallowReactive } from 'vue';
import { canvas } from '../store/ui.js';

/** What is lit now: ids of nodes, ids of wires, a tag in lower case. */
export const lit = shallowReactive({ nodes: [], wires: [], tag: '' });
let timer = 0;

const drawn = (id) => document.querySelector(`.vue-flow__edge[data-id="${CSS.escape(id)}"]`);

export function flash({ nodes = [], wires = [], tag = '', show = false }) {
  clearTimeout(timer);
  document.querySelectorAll('.tw-lit-wire').forEach((edge) => edge.classList.remove('tw-lit-wire'));
  Object.assign(lit, { nodes, wires, tag: tag.toLowerCase() });
  wires.forEach((id) => drawn(id)?.classList.add('tw-lit-wire'));
  if (show && nodes.length) canvas.focus(nodes[0]);
  timer = setTimeout(() => {
    wires.forEach((id) => drawn(id)?.classList.remove('tw-lit-wire'));
    Object.assign(lit, { nodes: [], wires: [], tag: '' });
  }, 1400);
}
