// The arrow keys in a menu: up and down through its entries, round the ends.
export function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  const rows = [...event.currentTarget.querySelectorAll('button:not(:disabled)')], at = rows.indexOf(document.activeElement);
  rows[(at + step + rows.length) % rows.length]?.focus();
}
/** What is chosen, or the first entry, takes the keys when a menu opens. */
export const enter = (list) => (list?.querySelector('[aria-selected="true"], [aria-checked="true"]') ?? list?.querySelector('button:not(:disabled)'))?.focus();
