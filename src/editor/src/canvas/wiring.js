// Drawing a wire: what fits glows, what does not says why, and what is full asks which to replace.
import { onScopeDispose, watch } from 'vue';
import { connect, disconnect } from '../acts.js';
import { post } from '../api.js';
import { graph, nodeOf, nodes, portOf, wiresInto } from '../store/graph.js';
import { kindOf } from '../store/kinds.js';
import { complain, say } from '../store/ui.js';
import { t } from '../words/index.js';
import { rehang } from './rehanging.js';
import { full, whyNot } from './whyNot.js';
import { byId, endWords, portAt, titleOf } from './wires.js';
import { at, here, inGraph, isFrame, isNode, stage, wiring } from './state.js';

const other = (side) => (side === 'source' ? 'target' : 'source');
let refusal = 0, cancelled = false;

/** The words of the server near the pointer, for three seconds, and to who listens. */
export function refuse(said, x = at.pointer.x, y = at.pointer.y) {
  const words = said[0].toUpperCase() + said.slice(1);
  clearTimeout(refusal);
  stage.refusal = { words, x: Math.min(x + 14, innerWidth - 336), y: Math.min(y + 14, innerHeight - 72) }; // all of it is seen
  say(words);
  refusal = setTimeout(() => { stage.refusal = null; }, 3000);
}

/** "node.port" of a handle as Vue Flow names it; a folded frame's handles carry the whole end. */
const endOf = (node, handle) => (isFrame(node) ? handle : `${node}.${handle}`);

async function begin({ nodeId, handleId, handleType }, click = false) {
  if (!isNode(nodeId) && !isFrame(nodeId)) return;
  cancelled = false;
  stage.refusal = stage.replace = stage.search = stage.menu = null;
  const end = endOf(nodeId, handleId), side = handleType;
  const carried = portAt(nodeOf(end), portOf(end), side)?.kind ?? '';
  const now = { end, node: nodeOf(end), port: portOf(end), side, carried, ends: null, click, lifted: wiring.lifted };
  wiring.now = now;
  say(t('canvas.say_wire_begun', { end: endWords(end, side) }));
  try {
    const { ends } = await post('/api/fits', { graph: graph.key, end, side: side === 'source' ? 'output' : 'input' });
    if (wiring.now === now) wiring.now = { ...now, ends };
  } catch (fault) {
    complain(fault);
  }
}
const finish = () => { wiring.now = null; };

/** The port a lifted wire comes from: there it may go back. */
const own = ({ lifted }) => lifted && (lifted.loose === 'source' ? lifted.start : lifted.end);

/** What the server says of the wire from what is held to `end`: "" when it fits. */
function wordsFor(end) {
  const now = wiring.now;
  if (!now || end === own(now)) return '';
  if (nodeOf(end) === now.node) return t('canvas.same_node');
  if (!now.ends) return '';
  return now.ends[end] ?? t('canvas.same_side');
}
/** The same for people: in the language of the page. */
function saidOf(end) {
  const now = wiring.now, words = wordsFor(end);
  if (!now?.ends?.[end] || end === own(now)) return words;
  return now.side === 'source' ? whyNot(now.end, end, words) : whyNot(end, now.end, words);
}

/** For Vue Flow: whether the held wire may snap. A full port snaps too: it asks what to replace. */
export function mayConnect(connection) {
  if (connection.id) return true; // a wire of the graph: Vue Flow asks of those too
  if (cancelled || !wiring.now) return false;
  const end = wiring.now.side === 'source' ? endOf(connection.target, connection.targetHandle) : endOf(connection.source, connection.sourceHandle);
  const words = wordsFor(end);
  return !words || full(words);
}

/** Wire what is held to `end`; `near` is where to ask when the port is full. */
async function wire(now, end, near) {
  if (end === own(now)) return;
  const [start, stop] = now.side === 'source' ? [now.end, end] : [end, now.end], { lifted } = now;
  if (full(now.ends?.[end] ?? '') && lifted?.loose !== 'source') {
    stage.replace = { start, end: stop, x: near.x, y: near.y, lifted };
    return;
  }
  if (lifted) {
    if (await rehang(lifted, lifted.loose, end)) say(t('canvas.say_connected', { start: endWords(start, 'source'), end: endWords(stop, 'target') }));
    return;
  }
  const swapped = wiresInto(nodeOf(stop), portOf(stop))[0];
  const many = portAt(nodeOf(stop), portOf(stop), 'target')?.many;
  const done = await connect(start, stop);
  if (done) say(t(swapped && !many ? 'canvas.say_swapped' : 'canvas.say_connected', { start: endWords(start, 'source'), end: endWords(stop, 'target') }));
}
export async function replace(instead) {
  const { start, end, lifted } = stage.replace;
  stage.replace = null;
  if (await (lifted ? rehang(lifted, lifted.loose, end, instead) : connect(start, end, { instead }))) say(t('canvas.say_connected', { start: endWords(start, 'source'), end: endWords(end, 'target') }));
}

/** The port of a node a wire dropped on its body goes to: a free one that fits, else any that fits. */
function portIn(now, id) {
  const ports = kindOf(nodes.get(id)?.type)[now.side === 'source' ? 'inputs' : 'outputs'].map((port) => `${id}.${port.name}`);
  const fit = ports.filter((end) => now.ends?.[end] === '');
  return fit.find((end) => now.side === 'target' || !wiresInto(id, portOf(end)).length) ?? fit[0] ?? ports.find((end) => full(now.ends?.[end] ?? ''));
}

function release(event, snapped) {
  const now = wiring.now, { flow } = at;
  const point = event && 'clientX' in event ? event : event?.changedTouches?.[0];
  if (!now || cancelled || snapped || !point) return;
  const near = flow.connectionEndHandle.value;
  if (near) return refuse(saidOf(endOf(near.nodeId, near.id)) || t('canvas.same_side'), point.clientX, point.clientY);
  const below = document.elementFromPoint(point.clientX, point.clientY);
  const over = below?.closest?.('.vue-flow__node')?.dataset.id;
  if (over && isNode(over)) {
    if (over === now.node || (now.lifted && over === nodeOf(own(now)))) return;
    const end = portIn(now, over);
    if (end) return wire(now, end, { x: point.clientX, y: point.clientY });
    const one = Object.keys(now.ends ?? {}).find((other) => nodeOf(other) === over);
    return refuse((one && saidOf(one)) || t('canvas.no_port', { node: titleOf(over) }), point.clientX, point.clientY);
  }
  if (!below?.closest?.('.tw-canvas')) return;
  if (event.shiftKey) return;
  const brim = !now.lifted && now.side === 'target' && Object.keys(now.ends ?? {}).find((one) => full(now.ends[one]));
  if (brim) return refuse(saidOf(brim), point.clientX, point.clientY);
  stage.search = { x: point.clientX, y: point.clientY, at: inGraph(point.clientX, point.clientY), wire: { end: now.end, side: now.side, carried: now.carried, lifted: now.lifted } }; // a lifted wire is cut when nothing is chosen
}

export function cancelWiring() {
  if (!wiring.now) return false;
  cancelled = true;
  const { flow } = at;
  if (wiring.now.click) flow.endConnection(undefined, true);
  else document.dispatchEvent(new MouseEvent('mouseup'));
  finish();
  say(t('canvas.say_cancelled'));
  return true;
}

/** Mark what fits in the page: the ports and nodes are drawn elsewhere, so by data attributes. */
function paint() {
  const { root } = at, now = wiring.now;
  if (!root) return;
  for (const marked of root.querySelectorAll('[data-fits]')) delete marked.dataset.fits;
  if (!now?.ends) return;
  const good = new Set([own(now), ...Object.entries(now.ends).filter(([, words]) => !words || full(words)).map(([end]) => end)].filter(Boolean));
  const goodNodes = new Set([now.node, ...[...good].map(nodeOf)]);
  const want = other(now.side);
  for (const handle of root.querySelectorAll('.vue-flow__handle')) {
    const end = endOf(handle.dataset.nodeid, handle.dataset.handleid);
    const held = end === now.end && handle.classList.contains(now.side);
    handle.dataset.fits = held ? 'held' : handle.classList.contains(want) && good.has(end) ? 'yes' : 'no';
  }
  for (const node of root.querySelectorAll('.vue-flow__node')) {
    const id = node.dataset.id;
    node.dataset.fits = isNode(id) && !goodNodes.has(id) ? 'no' : 'yes';
  }
}

/** A wire drawn and brought back to its port ends in a click there: that is not the press that begins one. */
function noClick() {
  const stop = (event) => event.stopPropagation();
  at.root?.addEventListener('click', stop, { capture: true });
  setTimeout(() => at.root?.removeEventListener('click', stop, { capture: true }));
}

/** Take Vue Flow's word of wires begun, joined and let go. */
export function useWiring() {
  const { flow } = at;
  let joined = null, begun = at.pointer;
  flow.onConnectStart((start) => {
    joined = null;
    begun = { ...at.pointer };
    if (!wiring.now?.click) begin(start); // else it is the press on the second port
  });
  flow.onConnect((connection) => { joined = connection; });
  flow.onConnectEnd((event) => {
    const now = wiring.now;
    if (now?.click) return;
    if (Math.hypot(at.pointer.x - begun.x, at.pointer.y - begun.y) > 4) noClick();
    if (now && joined && !cancelled) {
      const end = now.side === 'source' ? endOf(joined.target, joined.targetHandle) : endOf(joined.source, joined.sourceHandle);
      wire(now, end, { x: at.pointer.x, y: at.pointer.y });
    } else release(event, !!joined);
    finish();
  });
  flow.onClickConnectStart(({ event, nodeId, handleId }) => {
    const handle = event.target.closest('.vue-flow__handle');
    begin({ nodeId, handleId, handleType: handle?.classList.contains('source') ? 'source' : 'target' }, true);
  });
  flow.onClickConnectEnd((event) => {
    const now = wiring.now, handle = event?.target?.closest?.('.vue-flow__handle');
    const rect = handle?.getBoundingClientRect();
    const near = rect ? { x: rect.left, y: rect.top } : at.pointer;
    if (now && handle && !cancelled) {
      const end = endOf(handle.dataset.nodeid, handle.dataset.handleid), words = wordsFor(end);
      if (joined && (!words || full(words))) wire(now, end, near);
      else if (end !== now.end) refuse(saidOf(end) || t('canvas.same_side'), near.x, near.y);
    }
    joined = null;
    finish();
  });
  flow.onPaneClick(() => wiring.now?.click && cancelWiring());
  flow.onMove(() => wiring.now && requestAnimationFrame(paint));
  const stop = watch(() => wiring.now, paint, { flush: 'post' });
  onScopeDispose(() => { stop(); finish(); });
}

export async function cutWires(ids) {
  const rows = ids.map((id) => byId.value.get(id)).filter(Boolean);
  if (rows.length && (await disconnect(rows))) say(t('canvas.say_cut', { n: rows.length }));
}
export const openSearch = (point) => {
  const x = point?.x ?? at.pointer.x, y = point?.y ?? at.pointer.y;
  const box = at.root.getBoundingClientRect();
  stage.menu = null;
  stage.search = point || at.pointer.inside ? { x, y, at: inGraph(x, y), wire: null, free: !point } : { x: box.left + box.width / 2 - 170, y: box.top + box.height / 3, at: here(), wire: null, free: true };
};
/** The search for what shall take a node's place, at its head. */
export function openSwap(id) {
  const box = at.root.querySelector(`.vue-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect(), x = box?.left ?? at.pointer.x, y = (box?.top ?? at.pointer.y) + 44;
  stage.menu = null;
  stage.search = { x, y, at: inGraph(x, y), wire: null, swapped: id };
}
