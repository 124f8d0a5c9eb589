// A menu walked with the arrow keys: given to a q-menu as its keydown.
const steps = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' };

export function walkMenu(event) {
  if (!(event.key in steps) || event.target.matches('input[type="number"]')) return;
  event.preventDefault();
  event.stopPropagation();
  const rows = [...event.currentTarget.querySelectorAll('[role^="menuitem"]:not(:disabled), .tw-menu-stop:not(:disabled)')];
  const now = rows.indexOf(document.activeElement), by = steps[event.key];
  const next = by === 'first' ? 0 : by === 'last' || (now < 0 && by < 0) ? rows.length - 1 : (now + by + rows.length) % rows.length;
  rows[next]?.focus();
}
