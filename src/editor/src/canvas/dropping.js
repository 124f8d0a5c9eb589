// What may be dropped on the canvas: a node type from the palette, pictures and graphs, results of the gallery.
import { nodes } from '../store/graph.js';
import { kindOf, kinds } from '../store/kinds.js';
import { ASSET, bringsPictures, takeDrop } from '../pictures/files.js';
import { place, roomForPictures } from './adding.js';
import { at, inGraph, isNode, stage } from './state.js';

export const KIND = 'application/x-tagwire-kind';

/** The node under a drop that keeps a picture of its own, with that setting. */
function keeper(event) {
  const id = event.target.closest?.('.vue-flow__node')?.dataset.id;
  const row = id && isNode(id) && kindOf(nodes.get(id)?.type).settings.find((setting) => setting.control === 'picture');
  return row ? { node: id, setting: row.name } : null;
}
let leaving = 0;
function marked(id) {
  for (const old of at.root.querySelectorAll('[data-drop]')) if (old.dataset.id !== id) delete old.dataset.drop;
  const now = id && at.root.querySelector(`.vue-flow__node[data-id="${CSS.escape(id)}"]`);
  if (now) now.dataset.drop = 'yes';
}

export function dragOver(event) {
  const pictures = bringsPictures(event.dataTransfer);
  if (!pictures && !event.dataTransfer.types.includes(KIND)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  const over = pictures ? keeper(event) : null;
  marked(over?.node);
  stage.drop = pictures && !over;
  clearTimeout(leaving);
  leaving = setTimeout(dragLeave, 400); // some browsers do not say when a drag left the window
}
export function dragLeave() {
  stage.drop = false;
  if (at.root) marked('');
}
export function dropped(event) {
  clearTimeout(leaving);
  const over = keeper(event), kind = kinds.get(event.dataTransfer.getData(KIND));
  dragLeave();
  const [x, y] = inGraph(event.clientX, event.clientY);
  if (kind) {
    event.preventDefault();
    place(kind, [x - 120, y - 20]);
  } else if (bringsPictures(event.dataTransfer)) {
    event.preventDefault();
    const count = event.dataTransfer.files.length || event.dataTransfer.getData(ASSET).split('\n').filter(Boolean).length;
    takeDrop(event.dataTransfer, over ?? { at: roomForPictures([x - 120, y - 60], count || 1) });
  }
}
