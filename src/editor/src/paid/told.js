// How purchases are told: who, what it cost, how it stands.
import { credits, number } from '../shell/told.js';
import { anyKey, balances, DRAFT, houses, profileOf } from '../store/houses.js';
import { knows, t } from '../words/index.js';
import { told } from '../words/told.js';

export const houseTitle = (name) => (name === DRAFT ? t('house.draft') : profileOf(name)?.title ?? name);

/** What stands beside a house: "1,234 credits left", "no key". */
export function houseNote(name) {
  if (name === DRAFT) return houses.known && !anyKey.value ? t('house.no_key') : '';
  const left = balances[name];
  if (left === undefined) return '';
  return left === null ? t('house.left_unknown') : t(left === 1 ? 'house.left.one' : 'house.left', { n: number(left) });
}

/** What was charged: "5 credits", "≤ 8 credits" where the charge is not told, "?" where nobody knows at all. */
export const charged = (value, atMost) => (value === null || value === undefined ? '?' : atMost && value ? t('paid.at_most', { price: credits(value) }) : credits(value));

/** What a purchase cost, or may cost: {words, sure}. */
export function costOf(entry) {
  if (entry.state === 'REJECTED' || entry.charge === 0) return t('paid.nothing');
  if (entry.charge !== null) return credits(entry.charge);
  return charged(entry.counted, true);
}

export const OPEN = ['INTENT', 'SENDING', 'SUBMITTED', 'DOWNLOADED', 'UNKNOWN'];
/** Open ones first, those a person has to decide about before all; each part the newest first. */
export function inOrder(rows) {
  const rank = ({ state }) => (state === 'UNKNOWN' ? 0 : OPEN.includes(state) ? 1 : 2);
  return rows.toSorted((a, b) => rank(a) - rank(b) || b.created - a.created);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isTask = (text) => UUID.test(text.trim());

const QUEUED = /^queued at (.+)$/;
/** The house a step waits at, while it is not begun there; "" otherwise. */
export const queuedAt = (message) => QUEUED.exec(message ?? '')?.[1] ?? '';

/** What a step says of itself; the steps of a purchase and of the shipped engine in the reader's language. */
export function doingWords(message) {
  const house = queuedAt(message);
  if (house) return t('node.doing.queued', { name: houseTitle(house) });
  return knows(`node.doing.${message}`) ? t(`node.doing.${message}`) : told(message);
}

/** Whether a node waits for a person to decide about its purchase. */
export const undecided = (error) => error?.code === 'unknown_outcome' && error.purchase?.state === 'UNKNOWN';
