// How times, credits and numbers are told, in the language chosen.
import { onScopeDispose, ref } from 'vue';
import { since } from './away.js';
import { language, t } from '../words/index.js';

/** Now, in epoch seconds, growing by itself while the caller lives; it stands while the server is away. */
export function useNow(every = 1) {
  const now = ref(Date.now() / 1000);
  const timer = setInterval(() => { now.value = since.value || Date.now() / 1000; }, every * 1000);
  onScopeDispose(() => clearInterval(timer), true);
  return now;
}

const spans = [['year', 31536000], ['month', 2592000], ['week', 604800], ['day', 86400], ['hour', 3600], ['minute', 60]];
/** "3 minutes ago", "yesterday". */
export function ago(epoch, now = Date.now() / 1000) {
  const gone = epoch - now;
  const [unit, size] = spans.find(([, length]) => Math.abs(gone) >= length) ?? [];
  if (!unit) return t('time.just_now');
  return new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }).format(Math.trunc(gone / size), unit);
}

/** "8 s", "1:04". */
export function lasting(seconds) {
  const whole = Math.max(0, seconds);
  if (whole < 9.95) return t('time.seconds', { n: whole.toFixed(1) });
  if (whole < 59.5) return t('time.seconds', { n: Math.round(whole) });
  return `${Math.floor(whole / 60)}:${String(Math.floor(whole % 60)).padStart(2, '0')}`;
}

export const number = (value) => new Intl.NumberFormat(language.value, { maximumFractionDigits: 2 }).format(value);

/** "16 credits"; "?" when the price is not known: never 0 for what we do not know. */
export const credits = (value) => (value === null || value === undefined ? '?' : t(value === 1 ? 'credits.one' : 'credits', { n: number(value) }));

/** The words for this language out of {"en", "zh-CN"}. */
export const inWords = (given) => (typeof given === 'string' ? given : given?.[language.value] ?? given?.en ?? '');

export const dateAndTime = (epoch) => new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeStyle: 'short' }).format(epoch * 1000);
