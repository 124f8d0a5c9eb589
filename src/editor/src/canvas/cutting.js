// Alt-drag across wires: a line that cuts every wire it crosses, as one act.
import { onScopeDispose } from 'vue';
import { crosses, pointsOf } from './curve.js';
import { endsOf } from './inserting.js';
import { at, stage } from './state.js';
import { hiddenIds } from './wires.js';
import { cutWires } from './wiring.js';

const onPane = (target) => target instanceof Element && !!target.closest('.vue-flow__pane') && !target.closest('.vue-flow__node, .vue-flow__edge:focus');

function crossed(line) {
  const found = new Set();
  for (const edge of at.flow.edges.value) {
    const ends = !hiddenIds.value.has(edge.id) && endsOf(edge);
    if (ends && crosses(line, pointsOf(ends))) found.add(edge.id);
  }
  return found;
}

export function useCutting(root) {
  let line = null;
  const spot = (event) => { const { x, y } = at.flow.screenToFlowCoordinate({ x: event.clientX, y: event.clientY }); return [x, y]; };
  function begin(event) {
    if (!event.altKey || event.button !== 0 || !onPane(event.target)) return;
    event.stopPropagation(); // the pane would be dragged
    line = [spot(event)];
    stage.cut = { line, ids: new Set() };
    window.addEventListener('mousemove', go);
    window.addEventListener('mouseup', end, { once: true });
  }
  function go(event) {
    if (!stage.cut) return; // Escape was pressed
    line = [...line, spot(event)];
    stage.cut = { line, ids: crossed(line) };
  }
  function end() {
    window.removeEventListener('mousemove', go);
    const ids = [...(stage.cut?.ids ?? [])];
    stage.cut = line = null;
    cutWires(ids);
  }
  root.addEventListener('mousedown', begin, { capture: true });
  onScopeDispose(() => { root.removeEventListener('mousedown', begin, { capture: true }); window.removeEventListener('mousemove', go); });
}
