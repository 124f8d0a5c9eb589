// Files let go where nothing takes them: the browser would leave the page for them.
import { onBeforeUnmount, onMounted } from 'vue';

export function refuseStrayFiles() {
  const over = (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  const drop = (event) => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault(); };
  onMounted(() => {
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  });
}
