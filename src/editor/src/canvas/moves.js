// Moving things: by hand with guides and others watching, by the arrows, or all at once when tidied.
import { watch } from 'vue';
import { act } from '../acts.js';
import { post, settings } from '../api.js';
import { frames, graph, nodes, notes, wiresFrom, wiresInto } from '../store/graph.js';
import { moving } from '../store/receive.js';
import { say } from '../store/ui.js';
import { t } from '../words/index.js';
import { bounds, meet } from './align.js';
import { chosen } from './choice.js';
import { place, resync } from './elements.js';
import { snap } from './guides.js';
import { insertCommand, makeRoom, wireUnder } from './inserting.js';
import { boxOf, contents } from './places.js';
import { at, bare, held, isFrame, isNode, isNote, stage } from './state.js';

const SEND = 50;
const round = (id) => { const { x, y } = at.flow.findNode(id).position; return [Math.round(x), Math.round(y)]; };

/** The commands that put things on the canvas where they are drawn now, or where `to` says. */
export function moveCommands(ids, to = {}) {
  const places = ids.filter((id) => at.flow.findNode(id)).map((id) => [id, to[id] ?? round(id)]);
  const plain = places.filter(([id]) => isNode(id)), commands = [];
  if (plain.length) commands.push({ do: 'move', to: Object.fromEntries(plain) });
  for (const [id, spot] of places) {
    if (isFrame(id)) commands.push({ do: 'put_frame', id: bare(id), frame: { ...frames.get(bare(id)), at: spot } });
    if (isNote(id)) commands.push({ do: 'put_note', id: bare(id), note: { ...notes.get(bare(id)), at: spot } });
  }
  return commands;
}
/** Send one act for things that were moved here; what is refused goes back. */
export async function commitMove(ids, { to, merge = '', more = [], name = 'move', args } = {}) {
  ids.forEach((id) => held.add(id));
  const done = await act(name, args ?? { n: ids.length }, [...moveCommands(ids, to), ...more], { merge });
  letGo(ids);
  if (!done) resync();
  else if (graph.rev >= done.rev) asTold(ids); // what others did with them meanwhile was not shown
  return done;
}
const letGo = (ids) => ids.forEach((id) => held.delete(id));
/** Put things where the graph says they are. */
function asTold(ids) {
  for (const id of ids) {
    const there = at.flow?.findNode(id), part = isFrame(id) ? frames.get(bare(id)) : isNote(id) ? notes.get(bare(id)) : nodes.get(id);
    if (there && part && !held.has(id)) place(there, { x: part.at?.[0] ?? 0, y: part.at?.[1] ?? 0 });
  }
}

/** With what lies in the frames among them. */
export const withContents = (ids) => [...new Set(ids.flatMap((id) => (isFrame(id) ? [id, ...contents(bare(id))] : [id])))];

let gesture = null, sent = 0;
const onTheWay = new Set(); // what the other tabs are being told: they hear the end of it last

function lift({ node, nodes: dragged }) {
  const ids = withContents(dragged.map((one) => one.id)).filter((id) => at.flow.findNode(id));
  const mine = new Set(ids);
  const { x, y, zoom } = at.flow.viewport.value, size = at.flow.dimensions.value;
  const seen = { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom };
  const near = at.flow.nodes.value.filter((one) => !mine.has(one.id) && !one.hidden && meet(boxOf(one.id), seen)).slice(0, 300);
  gesture = {
    ids, lead: node.id, from: new Map(ids.map((id) => [id, { ...at.flow.findNode(id).position }])), moved: false,
    box: bounds(dragged.map((one) => boxOf(one.id))), others: near.map((one) => boxOf(one.id)),
    alone: ids.length === 1 && isNode(node.id) && !wiresInto(node.id).length && !wiresFrom(node.id).length,
  };
  ids.forEach((id) => held.add(id));
  stage.menu = null;
}

function drag({ event }) {
  if (!gesture) return;
  const lead = at.flow.findNode(gesture.lead), start = gesture.from.get(gesture.lead);
  let dx = lead.position.x - start.x, dy = lead.position.y - start.y;
  const free = event.ctrlKey || event.metaKey;
  const found = free ? { dx: 0, dy: 0, lines: [] } : snap({ ...gesture.box, x: gesture.box.x + dx, y: gesture.box.y + dy }, gesture.others, 6 / at.flow.viewport.value.zoom);
  dx += found.dx; dy += found.dy;
  stage.guides = found.lines;
  for (const [id, from] of gesture.from) {
    const there = at.flow.findNode(id);
    if (there) place(there, { x: from.x + dx, y: from.y + dy });
  }
  gesture.moved = true;
  stage.insert = gesture.alone && !event.altKey ? wireUnder(gesture.lead)?.id ?? '' : '';
  share();
}
/** Let the other tabs see it, twenty times a second at most. */
function share() {
  if (performance.now() - sent < SEND) return;
  sent = performance.now();
  tell(gesture.ids.filter(isNode).map((id) => [id, round(id)]));
}
function tell(rows) {
  if (!rows.length) return;
  const told = post('/api/moving', { graph: graph.key, view: settings().view, to: Object.fromEntries(rows) }).catch(() => {}).finally(() => onTheWay.delete(told));
  onTheWay.add(told);
}

/** Put what is being dragged back where it was: the mouse is let go of for Vue Flow, though it is held still. */
export function cancelDrag() {
  if (!gesture?.moved) return false;
  gesture.cancelled = true;
  window.dispatchEvent(new MouseEvent('mouseup', { view: window }));
  say(t('canvas.say_cancelled'));
  return true;
}
function putBack({ ids }) {
  letGo(ids);
  asTold(ids);
  tell(ids.filter((id) => isNode(id) && nodes.has(id)).map((id) => [id, nodes.get(id).at ?? [0, 0]]));
}
async function drop() {
  const done = gesture, insert = stage.insert;
  gesture = null;
  stage.guides = [];
  stage.insert = '';
  if (!done) return;
  if (done.cancelled) return putBack(done);
  const more = insert ? insertCommand(insert, done.lead) : [];
  if (!done.moved) { letGo(done.ids); return asTold(done.ids); }
  await Promise.all(onTheWay);
  const told = await (more.length ? putOnto(insert, done, more) : commitMove(done.ids));
  if (told) say(more.length ? t('canvas.say_inserted') : t('canvas.say_moved', { n: done.ids.length }));
}
/** A node put onto a wire: it stands between both ends, and what is behind gives way. */
function putOnto(insert, { ids, lead }, more) {
  const to = makeRoom(insert, lead), all = [...new Set([...ids, ...Object.keys(to)])];
  all.forEach((id) => held.add(id));
  for (const [id, [x, y]] of Object.entries(to)) place(at.flow.findNode(id), { x, y });
  return commitMove(all, { to, more, name: 'insert', args: { node: lead } });
}

export function useMoves() {
  const { flow } = at;
  flow.onNodeDragStart(lift);
  flow.onNodeDrag(drag);
  flow.onNodeDragStop(drop);
  watch(moving, (to) => {
    for (const [id, [x, y]] of Object.entries(to ?? {})) {
      const there = flow.findNode(id);
      if (there && !held.has(id)) place(there, { x, y });
    }
  });
}

// ---- by the arrows ----
let rest = 0;
const nudged = new Set();
export function nudge(dx, dy) {
  const ids = withContents(chosen()).filter((id) => at.flow.findNode(id));
  if (!ids.length) return false;
  for (const id of ids) {
    const there = at.flow.findNode(id);
    held.add(id);
    nudged.add(id);
    place(there, { x: there.position.x + dx, y: there.position.y + dy });
  }
  clearTimeout(rest);
  rest = setTimeout(() => {
    const moved = [...nudged];
    nudged.clear();
    commitMove(moved, { merge: 'nudge' });
    say(t('canvas.say_moved', { n: moved.length }));
  }, 220);
  return true;
}

/** Glide things to their new places, then say so to the server: one act. */
export async function glide(to, name = 'tidy') {
  const rows = Object.entries(to).map(([id, [x, y]]) => [at.flow.findNode(id), x, y]).filter(([there]) => there);
  if (!rows.length) return;
  const calm = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
  const from = rows.map(([there]) => ({ ...there.position })), begun = performance.now(), time = calm ? 0 : 260;
  rows.forEach(([there]) => held.add(there.id));
  await new Promise((resolve) => {
    const step = (now) => {
      const part = time ? Math.min(1, Math.max(0, (now - begun) / time)) : 1, ease = 1 - (1 - part) ** 3;
      rows.forEach(([there, x, y], i) => place(there, { x: from[i].x + (x - from[i].x) * ease, y: from[i].y + (y - from[i].y) * ease }));
      part < 1 ? requestAnimationFrame(step) : resolve();
    };
    requestAnimationFrame(step);
  });
  await commitMove(rows.map(([there]) => there.id), { to, name, args: { n: rows.length } });
}
