// The editor's words in the language chosen, switched without a reload.
import { ref } from 'vue';

const files = import.meta.glob(['./*/*.json', '!./*/told.json'], { eager: true, import: 'default' });
const words = {};
for (const [path, part] of Object.entries(files)) {
  const language = path.split('/')[1];
  words[language] = { ...words[language], ...part };
}

export const languages = { en: 'English', 'zh-CN': '简体中文' };
export const language = ref(first());

function first() {
  const chosen = localStorage.getItem('tagwire.language');
  if (chosen in words) return chosen;
  return navigator.language?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function setLanguage(chosen) {
  language.value = chosen;
  localStorage.setItem('tagwire.language', chosen);
  document.documentElement.lang = chosen;
}

/** The words for a key with `{name}` filled in; `key.one` is taken when `n` is 1. */
export function t(key, args = {}) {
  const own = words[language.value] ?? {};
  const found = (args.n === 1 && (own[`${key}.one`] ?? (language.value === 'en' && words.en[`${key}.one`]))) || own[key] || words.en[key];
  if (found === undefined) return key;
  return found.replace(/\{(\w+)\}/g, (_, name) => args[name] ?? '');
}

export const knows = (key) => key in words.en;
