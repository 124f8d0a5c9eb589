// Who makes the pictures: the draft engine, and every profile of the store, with what is left there.
import { computed, shallowReactive } from 'vue';
import { get, post } from '../api.js';
import { complain } from './ui.js';

export const DRAFT = 'draft';
const BELIEVED = 60_000;
const none = { known: false, chosen: '', now: DRAFT, default: DRAFT, profiles: [], caps: {}, fault: null };
export const houses = shallowReactive({ ...none });
/** Credits left by profile; null where nobody tells. */
export const balances = shallowReactive({});
const asked = new Map();

export const takeHouses = ({ arrived, ...given }) => Object.assign(houses, given, { known: true });
export const profileOf = (name) => houses.profiles.find((one) => one.name === name);
/** The profile that answers a node which names one, or none. */
export const answering = (own) => houses.chosen || own || houses.default;
export const anyKey = computed(() => houses.profiles.some((one) => one.has_key));

/** So many credits in the profile's own unit: "0.32 USD"; "" where that is credits anyway, or nobody knows. */
export function inOwnUnit(credits, name) {
  const profile = profileOf(name);
  if (!credits || !profile?.unit_credits || profile.unit === 'credits') return '';
  return `${Number((credits / profile.unit_credits).toPrecision(6))} ${profile.unit}`;
}

/** What is left at a profile; asked for again once a minute at most. */
export async function lookUp(name) {
  if (name === DRAFT || !profileOf(name)?.has_key || Date.now() - (asked.get(name) ?? -BELIEVED) < BELIEVED) return;
  asked.set(name, Date.now());
  try {
    balances[name] = (await get('/api/balance', { profile: name })).balance;
  } catch {
    balances[name] = null; // it stays unknown: who has no network sees so elsewhere
  }
}

/** Read anew who there is; gives what has arrived since the editor began: {count, since}. */
export async function loadHouses() {
  const given = await get('/api/houses');
  takeHouses(given);
  lookUp(houses.now);
  return given.arrived;
}

export async function chooseHouse(name) {
  try {
    takeHouses(await post('/api/houses', { name }));
    lookUp(houses.now);
    return true;
  } catch (fault) {
    complain(fault);
    return false;
  }
}
