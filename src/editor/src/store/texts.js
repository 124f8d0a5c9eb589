// What two people write in one text at the same time. The server takes words only for the text it has: each edit says what
// it was written over, and is refused when somebody was faster. His words come, ours are put into them, and are sent again.

/** This tab, as its edits name it. */
export const TAB = Math.random().toString(36).slice(2, 8);
/** Who writes here now, letter by letter: "node.setting" -> a Hand, see node/prompt/hand.js. */
export const hands = new Map();
/** What was sent and has not come back, oldest first: "node.setting" -> [{value, rev}]; `rev` once the server took it. */
const flights = new Map();

export const flying = (place) => flights.has(place);
export const lastSent = (place) => flights.get(place)?.at(-1);
export const sentFrom = (place) => (flights.get(place) ?? []).map(({ value }) => value);
export function takeOff(place, value) {
  const flight = { value, rev: null };
  flights.set(place, [...(flights.get(place) ?? []), flight]);
  return flight;
}
/** A flight is over, taken or not; false when that was known already. */
export function ended(place, flight) {
  const all = flights.get(place) ?? [], rest = all.filter((one) => one !== flight);
  rest.length ? flights.set(place, rest) : flights.delete(place);
  return rest.length < all.length;
}
/** The flights a message of the server has in it: {count, text}: how many, and the text with them. */
export function landed(place, { rev, own, theirs }) {
  const rows = flights.get(place) ?? [];
  const count = own ? Math.min(1, rows.length) : Math.max(rows.filter((row) => row.rev !== null && row.rev <= rev).length, rows.findIndex((row) => row.value === theirs) + 1);
  const text = rows[count - 1]?.value;
  rows.slice(0, count).forEach((row) => ended(place, row));
  return { count, text };
}
export function forgetFlights() { flights.clear(); }
