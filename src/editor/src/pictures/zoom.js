// Looking closer: one zoom for all panes that show the same place.
import { shallowReactive } from 'vue';

export const MOST = 24, LEAST = 1;
const STEP = 1.25, STROKE = 48;
const between = (value, low, high) => Math.min(high, Math.max(low, value));

/** How wide a picture stands in a pane when all of it is to be seen. */
export const fitted = ({ width, height }, pane) => {
  const k = Math.min(pane.width / width, pane.height / height);
  return { width: width * k, height: height * k };
};

/** scale 1 shows the whole picture; x, y is how far its middle is from the pane's, in pixels. */
export function useZoom() {
  const zoom = shallowReactive({ scale: 1, x: 0, y: 0 });
  let size = { width: 1, height: 1 }, pane = { width: 1, height: 1 };

  function set(scale, x, y) {
    zoom.scale = between(scale, LEAST, MOST);
    const roomX = Math.max(0, (size.width * zoom.scale - pane.width) / 2), roomY = Math.max(0, (size.height * zoom.scale - pane.height) / 2);
    zoom.x = between(x, -roomX, roomX);
    zoom.y = between(y, -roomY, roomY);
  }
  /** Zoom to a scale; the point px, py (from the pane's middle) stays where it is. */
  const to = (scale, px = 0, py = 0) => {
    const next = between(scale, LEAST, MOST), grow = next / zoom.scale;
    set(next, px - (px - zoom.x) * grow, py - (py - zoom.y) * grow);
  };
  return Object.assign(zoom, {
    to,
    by: (times, px, py) => to(zoom.scale * STEP ** times, px, py),
    pan: (dx, dy) => set(zoom.scale, zoom.x + dx, zoom.y + dy),
    reset: () => set(1, 0, 0),
    /** Tell how large the picture and its pane are. */
    fit: (picture, into) => { size = picture; pane = into; set(zoom.scale, zoom.x, zoom.y); },
  });
}

/**
 * Wheel, drag, pinch and double click on a pane, as changes of a zoom. full(): the scale of 100 %.
 * A finger's quick stroke over the whole picture is a leaf turned: turned(1) on, turned(-1) back.
 */
export function gestures(zoom, full, turned = () => {}) {
  const down = new Map();
  let start = null, apart = 0, quiet = true, downs = 0;
  const from = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
  };
  const spread = () => { const [a, b] = [...down.values()]; return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };
  return {
    wheel(event) {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 33 : 1;
      zoom.by((-event.deltaY * lines) / (event.ctrlKey ? 30 : 160), ...from(event));
    },
    pointerdown(event) {
      if (event.button > 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      down.set(event.pointerId, event);
      quiet = true;
      downs += 1;
      start = down.size === 1 ? event : null;
      if (down.size === 2) apart = spread();
    },
    pointermove(event) {
      const before = down.get(event.pointerId);
      if (!before) return;
      down.set(event.pointerId, event);
      if (Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) > 1) quiet = false;
      if (down.size === 1) return zoom.pan(event.clientX - before.clientX, event.clientY - before.clientY);
      const now = spread();
      zoom.to((zoom.scale * now) / (apart || now), ...from(event));
      apart = now;
    },
    pointerup(event) {
      down.delete(event.pointerId);
      if (!start || event.pointerType !== 'touch' || zoom.scale > 1.001) return;
      const dx = event.clientX - start.clientX, dy = event.clientY - start.clientY;
      if (Math.abs(dx) > STROKE && Math.abs(dx) > 2 * Math.abs(dy) && event.timeStamp - start.timeStamp < 700) turned(dx < 0 ? 1 : -1);
    },
    dblclick(event) {
      if (downs < 2) return; // its first click was what opened the picture
      zoom.scale > 1.001 ? zoom.reset() : zoom.to(full() > 1.05 ? full() : 2, ...from(event));
    },
    get still() { return quiet; },
  };
}
