import { classOf, type Item, type Mount } from './list.ts';

/** Plain DOM calls, with the rows kept by their keys. */
export const vanilla: Mount = (into) => {
  const body = into.appendChild(document.createElement('tbody'));
  const rows = new Map<number, { row: HTMLElement; label: HTMLElement }>();

  const create = (item: Item) => {
    const row = document.createElement('tr');
    const label = document.createElement('a');
    for (const content of [`${item.id}`, label, 'remove']) {
      const cell = row.appendChild(document.createElement('td'));
      cell.append(content);
    }
    return { row, label };
  };

  return {
    show(items) {
      const kept = new Set(items.map(({ id }) => id));
      for (const [id, { row }] of rows) {
        if (kept.has(id)) continue;
        row.remove();
        rows.delete(id);
      }
      let next = body.firstChild;
      for (const item of items) {
        const known = rows.get(item.id) ?? create(item);
        rows.set(item.id, known);
        known.row.className = classOf(item);
        if (known.label.textContent !== item.label) known.label.textContent = item.label;
        if (known.row === next) next = next.nextSibling;
        else body.insertBefore(known.row, next);
      }
    },
  };
};
