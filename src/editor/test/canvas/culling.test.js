import { computed, effectScope, nextTick, ref } from 'vue';
import { afterEach, describe, expect, it } from 'vitest';
import { useCulling } from '../../src/canvas/culling.js';
import { stage } from '../../src/canvas/state.js';

const node = (id, x, more = {}) => ({ id, position: { x, y: 0 }, dimensions: { width: 100, height: 50 }, ...more });
const scope = effectScope();

/** As much of Vue Flow's store as it reads: a view 1,000 wide and nodes in a row. */
function stand(nodes, edges = []) {
  const all = ref(nodes), viewport = ref({ x: 0, y: 0, zoom: 1 });
  const flow = { nodes: all, edges: ref(edges), viewport, dimensions: ref({ width: 1000, height: 500 }), getSelectedNodes: computed(() => all.value.filter((one) => one.selected)), getSelectedEdges: ref([]) };
  scope.run(() => useCulling(flow));
  return { flow, ids: () => flow.getNodes.value.map(({ id }) => id).join(' '), wires: () => flow.getEdges.value.length };
}
afterEach(() => { stage.lite = false; });

describe('culling', () => {
  it('mounts what comes in sight and drops it when it is far out', () => {
    const { flow, ids } = stand([node('a', 0), node('b', 900), node('c', 1400)]);
    expect(ids()).toBe('a b');
    flow.viewport.value.x = -450;
    expect(ids()).toBe('a b c');
    flow.viewport.value.x = -700;
    expect(ids()).toBe('b c');
  });
  it('gives the same list while nothing comes or goes, so that nothing is drawn anew', () => {
    const { flow } = stand([node('a', 0), node('b', 900)]);
    const before = flow.getNodes.value;
    flow.viewport.value.x = -50;
    expect(flow.getNodes.value).toBe(before);
  });
  it('sees a node that was moved into sight, and one that was hidden', async () => {
    const { flow, ids } = stand([node('a', 0), node('b', 5000)]);
    expect(ids()).toBe('a');
    flow.nodes.value[1].position = { x: 300, y: 0 };
    await nextTick();
    expect(ids()).toBe('a b');
    flow.nodes.value[0].hidden = true;
    await new Promise((done) => setTimeout(done, 150));
    expect(ids()).toBe('b');
  });
  it('draws a wire whose ends are out of sight on both sides', () => {
    const { wires } = stand([node('a', -600), node('b', 1600)], [{ id: 'a>b', source: 'a', target: 'b' }]);
    expect(wires()).toBe(1);
  });
  it('leaves many wires to one picture when nodes are plates, but for those of the chosen', () => {
    const edges = Array.from({ length: 400 }, (_, i) => ({ id: `${i}`, source: i ? 'a' : 'c', target: 'b' }));
    const { flow, wires } = stand([node('a', 0), node('b', 500), node('c', 700, { selected: true })], edges);
    expect(wires()).toBe(400);
    stage.lite = true;
    expect(wires()).toBe(1);
    expect(flow.getFarEdges.value.length).toBe(399);
  });
});
