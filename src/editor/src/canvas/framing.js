// Frames and sticky notes: made, changed, folded, taken away.
import { nextTick } from 'vue';
import { act } from '../acts.js';
import { frames, freshId, notes } from '../store/graph.js';
import { bounds } from './align.js';
import { choose, chosen } from './choice.js';
import { boxOf } from './places.js';
import { FRAME, NOTE, bare, here, isFrame, stage } from './state.js';

export const papers = ['', 'yellow', 'green', 'blue', 'violet', 'red'];
const EDGE = 20, HEAD = 40; // so that a frame round one of tidied nodes touches no other

/** A frame round what is selected, its title ready to be written. */
export async function frameChosen() {
  const ids = chosen();
  const boxes = ids.map(boxOf).filter(Boolean);
  const [x, y] = here();
  const round = boxes.length ? bounds(boxes) : { x: x - 160, y: y - 80, width: 320, height: 200 };
  const id = freshId('frame', frames);
  const frame = { title: '', at: [Math.round(round.x - EDGE), Math.round(round.y - HEAD - 8)], size: [Math.round(round.width + 2 * EDGE), Math.round(round.height + HEAD + 8 + EDGE)] };
  if (!(await act('add_frame', {}, [{ do: 'put_frame', id, frame }]))) return;
  choose([FRAME + id]);
  await nextTick();
  stage.editing = FRAME + id;
}
export const changeFrame = (id, change, { name = 'change_frame', merge = '' } = {}) => {
  const old = frames.get(id);
  return old && act(name, { title: change.title ?? old.title ?? '' }, [{ do: 'put_frame', id, frame: { ...old, ...change } }], { merge });
};
export const foldFrame = (id) => changeFrame(id, { collapsed: !frames.get(id)?.collapsed }, { name: frames.get(id)?.collapsed ? 'unfold_frame' : 'fold_frame' });

export async function addNote(at = here(), text = '') {
  const id = freshId('note', notes);
  if (!(await act('add_note', {}, [{ do: 'put_note', id, note: { text, at, size: [240, 160], color: 'yellow' } }]))) return;
  choose([NOTE + id]);
  await nextTick();
  if (!text) stage.editing = NOTE + id;
}
export const changeNote = (id, change, { name = 'change_note', merge = '' } = {}) => {
  const old = notes.get(id);
  return old && act(name, {}, [{ do: 'put_note', id, note: { ...old, ...change } }], { merge });
};

export const paint = (id, color) => (isFrame(id) ? changeFrame(bare(id), { color }, { name: 'color' }) : changeNote(bare(id), { color }, { name: 'color' }));
