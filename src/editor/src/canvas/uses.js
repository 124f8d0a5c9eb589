// What this person adds most, and has pinned: kept in the browser, thirty days long.
import { shallowReactive } from 'vue';

const USES = 'tagwire.uses', PINNED = 'tagwire.pinned', MONTH = 30 * 24 * 3600 * 1000, MOST = 100;
const read = (key, otherwise) => { try { return JSON.parse(localStorage.getItem(key)) ?? otherwise; } catch { return otherwise; } };
const write = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full: only the order of a list suffers */ } };

const uses = shallowReactive(read(USES, {}));
export const pinned = shallowReactive(new Set(read(PINNED, [])));

export const useCount = (type, now = Date.now()) => (uses[type] ?? []).filter((when) => now - when < MONTH).length;
export function used(type, now = Date.now()) {
  uses[type] = [...(uses[type] ?? []).filter((when) => now - when < MONTH).slice(1 - MOST), now];
  write(USES, uses);
}
export function togglePin(type) {
  pinned.has(type) ? pinned.delete(type) : pinned.add(type);
  write(PINNED, [...pinned]);
}
