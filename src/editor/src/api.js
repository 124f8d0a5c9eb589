// How the browser asks the server: JSON over fetch, and edits one after another in order.
import { merged } from './store/merging.js';

let config = { token: '', view: '', graph: '' };

export class Fault extends Error {
  constructor(status, { code = 'failed', message = '', remedy = '', ...rest } = {}) {
    super(message);
    Object.assign(this, { status, code, remedy, rest });
  }
}

export function configure(given) {
  config = { ...given };
}

export const settings = () => config;

async function answer(response) {
  const type = response.headers.get('content-type') ?? '';
  const body = type.includes('json') ? await response.json() : {};
  if (!response.ok) throw new Fault(response.status, body);
  return body;
}

async function asked(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...options });
  } catch {
    throw new Fault(0, { code: 'offline' });
  }
  return answer(response);
}

export const get = (path, query = {}) => {
  const words = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  return asked(words.size ? `${path}?${words}` : path);
};

export const post = (path, body = {}) =>
  asked(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const upload = (path, files) => {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name || 'picture.png');
  return asked(path, { method: 'POST', headers: { 'x-tagwire-token': config.token }, body: form });
};

// ---- edits: sent in order, kept until the server has them, sent again after a reload ----
const KEPT = 'tagwire.unsent';
const waiting = [];
let busy = null;

function keep() {
  try {
    if (waiting.length) sessionStorage.setItem(KEPT, JSON.stringify(waiting.map((row) => row.body)));
    else sessionStorage.removeItem(KEPT);
  } catch { /* full: the edit is still in memory */ }
}

export const freshKey = () => crypto.getRandomValues(new Uint32Array(2)).reduce((key, part) => key + part.toString(36), '');

/** One act of the user: commands applied together, one undo step. Resolves to the server's answer. */
export function sendEdit(graph, { name, args = {}, merge = '', written = null, commands }) {
  const body = { graph, edit: freshKey(), name, args, merge, written, commands };
  return new Promise((resolve, reject) => {
    enqueue({ body, resolve, reject });
  });
}
function enqueue(row) {
  waiting.push(row);
  keep();
  busy ??= sendAll().finally(() => { busy = null; });
}

async function sendAll() {
  while (waiting.length) {
    const { body, resolve, reject } = waiting[0];
    try {
      const result = await post('/api/edit', body);
      if (result.now !== undefined) throw new Fault(409, { code: 'moved_on', message: result.message, now: result.now });
      waiting.shift();
      keep();
      resolve(result);
    } catch (fault) {
      if (fault.status === 0) {
        await new Promise((again) => setTimeout(again, 700));
        continue;
      }
      waiting.shift();
      keep();
      reject(fault);
    }
  }
}

/** What a reload cut off; the server tells by the key what it has already. */
export function resendKept() {
  let kept = [];
  try {
    kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');
  } catch { /* nothing readable was kept */ }
  kept.forEach(sendAgain);
}

/** Words that somebody else was faster with are put into his. */
function sendAgain(body) {
  const over = (fault) => {
    const { now } = fault.rest ?? {};
    if (fault.code !== 'moved_on' || typeof now !== 'string') return;
    const commands = body.commands.map((command) => (typeof command.was === 'string' ? { ...command, was: now, value: merged(command.was, command.value, now) } : command));
    sendAgain({ ...body, edit: freshKey(), written: null, commands });
  };
  enqueue({ body, resolve() {}, reject: over });
}

/** When everything sent so far has arrived. */
export const settled = () => busy ?? Promise.resolve();
