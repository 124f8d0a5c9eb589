// Graphs of other programs: said to be such, instead of becoming a prompt full of JSON.
import { notify } from '../store/ui.js';
import { t } from '../words/index.js';

function comfyui(text) {
  if (!text?.trimStart().startsWith('{')) return false;
  try {
    const found = JSON.parse(text);
    if (Array.isArray(found.nodes) && Array.isArray(found.links)) return true;
    const steps = Object.entries(found).filter(([id]) => /^\d+$/.test(id)).map(([, step]) => step);
    return steps.length > 0 && steps.every((step) => step && typeof step === 'object' && 'class_type' in step);
  } catch { return false; }
}

/** Whether a text is another program's graph; it is said then what can be done with it. */
export function isForeign(text) {
  if (!comfyui(text)) return false;
  notify(t('comfy.text'), { level: 'warning', remedy: t('comfy.remedy'), seconds: 12 });
  return true;
}
