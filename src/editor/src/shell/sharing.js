// The address of a form, handed on.
import { graph } from '../store/graph.js';
import { notify } from '../store/ui.js';
import { t } from '../words/index.js';
import { formAddress } from './views.js';

export async function shareForm() {
  const address = `${location.origin}${formAddress(graph.key)}`;
  try {
    await navigator.clipboard.writeText(address);
    notify(t('form.copied'), { remedy: address, seconds: 4 });
  } catch {
    notify(t('form.address'), { remedy: address, seconds: 15 }); // no clipboard outside https and localhost
  }
}
