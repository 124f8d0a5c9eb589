// Boxes in layers from left to right, by what is wired to what.
import dagre from '@dagrejs/dagre';
import { bounds } from './align.js';

/** How many pairs of wires into one node come from givers in the wrong order: the first port's should stand on top. */
function upended(links, y) {
  let count = 0;
  links.forEach(([from, to], i) => {
    for (const [other, taker] of links.slice(i + 1)) if (taker === to && other !== from) count += Math.sign(y(from) - y(other));
  });
  return count;
}

/** Places in layers for boxes {id, x, y, width, height} and links [[from, to], ..]; their corner stays. */
export function layered(boxes, links) {
  const plan = new dagre.graphlib.Graph({ multigraph: true });
  plan.setGraph({ rankdir: 'LR', nodesep: 56, ranksep: 88, marginx: 0, marginy: 0 });
  plan.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) plan.setNode(id, { width, height });
  links.forEach(([from, to], i) => plan.setEdge(from, to, {}, String(i)));
  dagre.layout(plan);
  const turn = upended(links, (id) => plan.node(id).y) > 0 ? -1 : 1; // turned over, no more wires cross than before
  const found = boxes.map((box) => { const { x, y } = plan.node(box.id); return { ...box, x: x - box.width / 2, y: turn * y - box.height / 2 }; });
  const old = bounds(boxes), now = bounds(found);
  return Object.fromEntries(found.map((box) => [box.id, [Math.round(box.x - now.x + old.x), Math.round(box.y - now.y + old.y)]]));
}
