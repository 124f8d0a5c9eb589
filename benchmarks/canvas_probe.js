// What the canvas benchmark asks of a page, ours or the peer's: frames, places to take hold of, when a patch is drawn.
window.tell = {
  painted: () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  rate: null,

  /** Count frames from now on; `deltas` ends it and gives the ms between them. */
  frames() {
    const rate = { on: true, times: [] };
    const next = (now) => { rate.times.push(now); if (rate.on) requestAnimationFrame(next); };
    requestAnimationFrame(next);
    tell.rate = rate;
  },
  deltas() {
    tell.rate.on = false;
    const { times } = tell.rate;
    return times.slice(1).map((now, n) => now - times[n]);
  },

  middle() {
    const { left, top, width, height } = document.querySelector('.vue-flow').getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  },
  /** The spot of bare canvas nearest to its middle. */
  bare() {
    const [x, y] = tell.middle();
    for (let far = 0; far < 400; far += 6) for (let turn = 0; turn < 6.28; turn += 0.3) {
      const at = [Math.round(x + far * Math.cos(turn)), Math.round(y + far * Math.sin(turn))];
      if (document.elementFromPoint(...at)?.classList.contains('vue-flow__pane')) return at;
    }
    return null;
  },
  /** Where the thing `selector` finds nearest to the middle can be taken. */
  grip(selector) {
    const [x, y] = tell.middle();
    const spots = [...document.querySelectorAll(selector)].map((element) => {
      const box = element.getBoundingClientRect();
      return [Math.round(box.left + Math.min(40, box.width / 2)), Math.round(box.top + box.height / 2), element];
    }).filter(([left, top, element]) => element.contains(document.elementFromPoint(left, top)));
    spots.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
    return spots[0]?.slice(0, 2) ?? null;
  },

  view() {
    const { transform } = document.querySelector('.vue-flow__transformationpane').style;
    const [, x, y, zoom] = transform.match(/translate\((.+?)px, (.+?)px\) scale\((.+?)\)/).map(Number);
    return { x, y, zoom };
  },
  size() {
    const { width, height } = document.querySelector('.vue-flow').getBoundingClientRect();
    return { width: Math.round(width), height: Math.round(height) };
  },

  /** Whether every picture in sight has come: a pan is measured when nothing loads any more. */
  still: () => [...document.querySelectorAll('.vue-flow img')].every((picture) => picture.complete),

  /** ms from the graph's arrival until it was drawn, all of it in sight or as it was left. */
  loaded() {
    const at = (name) => performance.getEntriesByName(name).at(-1)?.startTime;
    return at('tagwire:shown') - at('tagwire:graph');
  },
  sincePage: () => performance.getEntriesByName('tagwire:shown').at(-1).startTime,

  open: (file) => fetch('/api/open', asked({ file })).then((answer) => answer.json()).then(({ graph }) => graph),

  /** Have the server change one setting: [ms from the delta's arrival, ms from the asking] until it was drawn. */
  async change([graph, node, seed]) {
    let come;
    const heard = new Promise((done) => {
      come = (name, { code = '' } = {}) => { if (code.includes('"delta"')) done(performance.now()); };
    });
    window.socket.prependAny(come);
    const begun = performance.now();
    await fetch('/api/edit', asked({ graph, commands: [{ do: 'set', node, setting: 'seed', value: seed }] }));
    const arrived = await heard;
    window.socket.offAny(come);
    await tell.drawn(node, seed);
    return [performance.now() - arrived, performance.now() - begun];
  },
  /** Two frames after the node's field shows the seed; from afar it has no field. */
  async drawn(node, seed) {
    const field = () => document.querySelector(`.vue-flow__node[data-id="${node}"] .tw-control.seed input`);
    for (let n = 0; n < 60 && field() && field().value !== String(seed); n += 1) await new Promise(requestAnimationFrame);
    await tell.painted();
  },
};
const asked = (body) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
