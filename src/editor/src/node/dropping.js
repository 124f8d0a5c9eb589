// Pictures dropped on a card: on its frame they replace its picture, on a port or anywhere else they are wired.
import { shallowRef } from 'vue';
import { bringsPictures, takeDrop } from '../pictures/files.js';
import { nodes, wiresInto } from '../store/graph.js';
import { kindOf } from '../store/kinds.js';
import { notify } from '../store/ui.js';
import { t } from '../words/index.js';
import { placeFor } from './attach.js';
import { pictureRow } from './pictures.js';
import { capacityOf } from './relations.js';

/** Where a picture over a card would go: "node" (its own picture) or "node.port"; '' nowhere. */
export const over = shallowRef('');
const pictureInputs = (id) => kindOf(nodes.get(id)?.type ?? '').inputs.filter((port) => port.kind === 'image');

function placeOf(id, port) {
  if (port) return pictureInputs(id).some((one) => one.name === port) ? `${id}.${port}` : '';
  if (pictureRow(id)) return id;
  const [first] = pictureInputs(id);
  return first ? `${id}.${first.name}` : '';
}
function mine(event) {
  if (!bringsPictures(event.dataTransfer)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
export function dragOver(event, id, port = '') {
  const place = placeOf(id, port);
  if (!place || !mine(event)) return;
  event.dataTransfer.dropEffect = 'copy';
  over.value = place;
}
export function dragLeave(event, id) {
  if (over.value.split('.')[0] === id && !event.currentTarget.contains(event.relatedTarget)) over.value = '';
}
export function drop(event, id, port = '') {
  const place = placeOf(id, port);
  over.value = '';
  if (!place || !mine(event)) return;
  if (place === id) takeDrop(event.dataTransfer, { node: id, setting: pictureRow(id).name });
  else wireDrop(event.dataTransfer, place);
}
/** Wire what was dropped to a port, unless it is full. */
export function wireDrop(transfer, end) {
  const [id, port] = end.split('.'), most = capacityOf(id, port), many = pictureInputs(id).find((one) => one.name === port)?.many;
  const wired = wiresInto(id, port).length;
  if (many && most !== null && wired >= most) notify(t('node.slots_full', { n: wired, most }), { level: 'warning', remedy: t('node.slots_full_help') });
  else takeDrop(transfer, { at: placeFor(id), wire: end });
}
