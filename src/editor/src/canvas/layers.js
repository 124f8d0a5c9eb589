// Boxes in layers from left to right, by what is wired to what; what hangs together is packed beside the rest.
import dagre from '@dagrejs/dagre';
import { bounds } from './align.js';
import { foldedColumns, packed } from './packing.js';

const DOWN = 56, BETWEEN = 88, APART = 120, TALL = 2.5; // TALL: how much higher than wide a piece may be before its layers are folded
export const VIEW = 1.6;

/** How many pairs of wires into one node come from givers in the wrong order: the first port's should stand on top. */
function upended(links, y) {
  let count = 0;
  links.forEach(([from, to], i) => {
    for (const [other, taker] of links.slice(i + 1)) if (taker === to && other !== from) count += Math.sign(y(from) - y(other));
  });
  return count;
}

/** The boxes that hang together, each with its own links: [{boxes, links}]. */
function pieces(boxes, links) {
  const head = new Map(boxes.map(({ id }) => [id, id]));
  const of = (id) => { let at = id; while (head.get(at) !== at) at = head.get(at); head.set(id, at); return at; };
  for (const [from, to] of links) head.set(of(from), of(to));
  const found = new Map();
  for (const box of boxes) { const key = of(box.id); if (!found.has(key)) found.set(key, { boxes: [], links: [] }); found.get(key).boxes.push(box); }
  for (const link of links) found.get(of(link[0])).links.push(link);
  return [...found.values()];
}

/** One piece in layers: its boxes with places of their own. */
function inLayers({ boxes, links }, ratio) {
  if (boxes.length === 1) return [{ ...boxes[0], x: 0, y: 0 }];
  const plan = new dagre.graphlib.Graph({ multigraph: true });
  plan.setGraph({ rankdir: 'LR', nodesep: DOWN, ranksep: BETWEEN, marginx: 0, marginy: 0 });
  plan.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) plan.setNode(id, { width, height });
  links.forEach(([from, to], i) => plan.setEdge(from, to, {}, String(i)));
  dagre.layout(plan);
  const turn = upended(links, (id) => plan.node(id).y) > 0 ? -1 : 1; // turned over, no more wires cross than before
  const found = boxes.map((box) => { const { x, y } = plan.node(box.id); return { ...box, x: x - box.width / 2, y: turn * y - box.height / 2 }; });
  const all = bounds(found);
  return all.height > TALL * all.width ? folded(found, (box) => Math.round(plan.node(box.id).x), ratio) : found;
}
/** A ribbon's long layers, each as a grid of its own. */
function folded(boxes, layerOf, ratio) {
  const layers = new Map();
  for (const box of boxes) { const at = layerOf(box); layers.set(at, [...(layers.get(at) ?? []), box]); }
  const columns = [...layers].sort(([a], [b]) => a - b).map(([, own]) => own.sort((a, b) => a.y - b.y));
  const { rows, height } = foldedColumns(columns, ratio, { down: DOWN, across: DOWN, between: BETWEEN });
  let x = 0;
  return rows.flatMap((row) => {
    const left = x;
    x += row.width + BETWEEN;
    return row.placed.map(([box, across, down]) => ({ ...box, x: left + across, y: (height - row.height) / 2 + down }));
  });
}

/** Places in layers for boxes {id, x, y, width, height} and links [[from, to], ..], about `ratio` wide to high; their corner stays. */
export function layered(boxes, links, ratio = VIEW) {
  const done = pieces(boxes, links).map((piece) => inLayers(piece, ratio)), around = done.map(bounds);
  const spots = packed(around, ratio, APART);
  const found = done.flatMap((piece, i) => piece.map((box) => ({ ...box, x: box.x - around[i].x + spots[i][0], y: box.y - around[i].y + spots[i][1] })));
  const old = bounds(boxes), now = bounds(found);
  return Object.fromEntries(found.map((box) => [box.id, [Math.round(box.x - now.x + old.x), Math.round(box.y - now.y + old.y)]]));
}
