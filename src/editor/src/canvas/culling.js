// What of the graph is mounted: what comes in sight, until it is far out of it. In place of Vue Flow's own
// culling, which reads every node and wire through its proxies in each frame and drops what is just out of sight.
import { computed, effect, onScopeDispose, ref, stop, toRaw } from 'vue';
import { stage } from './state.js';

const REST = 120; // ms between two looks at where everything is, while things move
const FAR = 0.5; // of the view's size: what is farther out is dropped
const MANY = 300; // wires that are drawn together when nodes are plates, but for those of a few chosen nodes

/** The list as it was when it has the same members. */
const kept = (old, now) => (old?.length === now.length && now.every((one, i) => one === old[i]) ? old : now);
/** Members as they are behind the proxies; the list itself is watched. */
const bareList = (list) => (list.length, toRaw(list).map(toRaw));
const overlap = (a, b) => a.x < b.x2 && b.x < a.x2 && a.y < b.y2 && b.y < a.y2;
const boxOf = ({ position: { x, y }, dimensions }) => ({ x, y, x2: x + (dimensions.width || 1), y2: y + (dimensions.height || 1) });
const round = (a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), x2: Math.max(a.x2, b.x2), y2: Math.max(a.y2, b.y2) });

/** Counts on when anything was moved, sized or hidden: at once, then every REST ms. */
function useMoved(flow) {
  const moved = ref(0);
  let timer = 0, again = false, over = false;
  const look = effect(() => {
    for (const { position, dimensions, hidden } of flow.nodes.value) void (position.x, position.y, dimensions.width, dimensions.height, hidden);
  }, { scheduler: () => { if (timer) again = true; else tell(); } });
  function tell() {
    timer = setTimeout(() => { timer = 0; if (again) tell(); }, REST);
    again = false;
    queueMicrotask(() => { if (!over) { look(); moved.value += 1; } });
  }
  onScopeDispose(() => { over = true; clearTimeout(timer); stop(look); });
  return moved;
}

/** The view in the graph's pixels, and the same with room round it. */
function useSight(flow) {
  return computed(() => {
    const { x, y, zoom } = flow.viewport.value, width = flow.dimensions.value.width / zoom, height = flow.dimensions.value.height / zoom;
    const near = { x: -x / zoom, y: -y / zoom, x2: width - x / zoom, y2: height - y / zoom };
    return { near, far: { x: near.x - FAR * width, y: near.y - FAR * height, x2: near.x2 + FAR * width, y2: near.y2 + FAR * height } };
  });
}

/** Call before VueFlow is rendered: it takes what it draws from getNodes and getEdges, FarWires from getFarEdges. */
export function useCulling(flow) {
  const moved = useMoved(flow), sight = useSight(flow);
  const nodes = computed(() => bareList(flow.nodes.value));
  const byId = computed(() => new Map(nodes.value.map((node) => [node.id, node])));
  const drawn = (old, all, box) => {
    void moved.value;
    const { near, far } = sight.value, there = new Set(old);
    return kept(old, all.filter((one) => { const own = box(one); return own && (overlap(own, near) || (there.has(one) && overlap(own, far))); }));
  };
  flow.getNodes = computed((old) => drawn(old, nodes.value, (node) => !node.hidden && boxOf(node)));
  const edges = computed((old) => drawn(old, bareList(flow.edges.value), ({ source, target }) => {
    const from = byId.value.get(source), to = byId.value.get(target);
    return from && to && round(boxOf(from), boxOf(to));
  }));
  const taken = computed(() => {
    const chosen = new Set(flow.getSelectedNodes.value.map((node) => node.id)), wires = new Set(flow.getSelectedEdges.value.map((edge) => edge.id));
    return edges.value.filter(({ id, source, target }) => wires.has(id) || chosen.has(source) || chosen.has(target));
  });
  const apart = computed(() => (!stage.lite || edges.value.length <= MANY ? edges.value : taken.value.length <= MANY ? taken.value : []));
  flow.getEdges = computed((old) => kept(old, apart.value));
  flow.getFarEdges = computed(() => {
    const own = new Set(flow.getEdges.value);
    return own.size === edges.value.length ? [] : edges.value.filter((edge) => !own.has(edge));
  });
}
