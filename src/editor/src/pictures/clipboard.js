// Words put on the clipboard, also where the page is not served over https.
import { notify } from '../store/ui.js';
import { t } from '../words/index.js';

export async function copy(text, what = '') {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = Object.assign(document.createElement('textarea'), { value: text, style: 'position:fixed;opacity:0' });
    const focused = document.activeElement;
    (focused?.parentElement ?? document.body).append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    focused?.focus?.();
  }
  notify(t('pictures.copied', { what }), { seconds: 2 });
}
