// Taking a wire by its end: to another port, or off when it is let go on empty ground.
import { onScopeDispose, ref } from 'vue';
import { useHandle } from '@vue-flow/core';
import { act } from '../acts.js';
import { nodeOf, portOf, wiresInto } from '../store/graph.js';
import { nearEnd } from './curve.js';
import { endsOf } from './inserting.js';
import { at, wiring } from './state.js';
import { byId, portAt, tagOf } from './wires.js';

const REACH = 44, FAR = 4; // pixels of the screen: how near an end a wire is taken, and when a press becomes a drag
const other = { source: 'target', target: 'source' };

/** The end of a wire under a press: {edge, loose: 'source' | 'target'}, or null. */
function gripped(event) {
  if (event.button !== 0 || event.altKey || event.shiftKey || event.ctrlKey || event.metaKey || wiring.now) return null;
  const handle = event.target.closest?.('.vue-flow__handle.target');
  if (handle) return single(handle);
  const edge = at.flow.findEdge(event.target.closest?.('.vue-flow__edge')?.dataset.id), ends = edge && endsOf(edge);
  if (!ends) return null;
  const { x, y } = at.flow.screenToFlowCoordinate({ x: event.clientX, y: event.clientY });
  const loose = nearEnd(ends, x, y, REACH / at.flow.viewport.value.zoom);
  return loose && { edge, loose };
}
/** The one wire of a port that takes a single one: it comes off with the port's press. */
function single({ dataset: { nodeid, handleid } }) {
  const edge = at.flow.edges.value.find((one) => one.target === nodeid && one.targetHandle === handleid), wire = byId.value.get(edge?.id);
  return wire && !portAt(wire.to, wire.input, 'target')?.many ? { edge, loose: 'target' } : null;
}

/** The commands that hang a wire by its loose end to another port. */
export function rehung(wire, loose, end) {
  if (loose === 'source') return [{ do: 'connect', start: end, end: wire.end, instead: wire.start }];
  const taken = wiresInto(nodeOf(end), portOf(end)).map(tagOf), tag = tagOf(wire);
  const tagged = portAt(nodeOf(end), portOf(end), 'target')?.many && tag && !taken.includes(tag) && nodeOf(end) !== wire.to;
  return [{ do: 'disconnect', start: wire.start, end: wire.end }, { do: 'connect', start: wire.start, end, ...(tagged ? { tag } : {}) }];
}
export const rehang = (wire, loose, end, instead) => {
  const commands = rehung(wire, loose, end);
  if (instead) Object.assign(commands.at(-1), { instead, tag: undefined });
  return act('rewire', { start: loose === 'source' ? end : wire.start, end: loose === 'source' ? wire.end : end }, commands);
};

export function useRehanging(root) {
  const nodeId = ref(''), handleId = ref(''), type = ref('source');
  const { handlePointerDown } = useHandle({ nodeId, handleId, type, edgeUpdaterType: type });
  let held = null;
  function down(event) {
    const found = gripped(event);
    if (!found) return;
    event.stopPropagation(); // neither the ground is dragged nor a new wire drawn
    held = { ...found, x: event.clientX, y: event.clientY };
    window.addEventListener('mousemove', move);
    window.addEventListener('mouseup', end);
  }
  function move(event) {
    if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR) return;
    const { edge, loose } = held, fixed = other[loose];
    end();
    wiring.lifted = { ...byId.value.get(edge.id), loose };
    [nodeId.value, handleId.value, type.value] = [edge[fixed], edge[`${fixed}Handle`], fixed];
    handlePointerDown({ button: 0, clientX: event.clientX, clientY: event.clientY, target: root, currentTarget: { getAttribute: () => (fixed === 'source' ? 'right' : 'left') } });
    wiring.lifted = null;
  }
  function end() {
    window.removeEventListener('mousemove', move);
    window.removeEventListener('mouseup', end);
  }
  root.addEventListener('mousedown', down, { capture: true });
  onScopeDispose(() => { end(); root.removeEventListener('mousedown', down, { capture: true }); });
}
