import { createElement } from 'react';
import { render } from 'react-dom';
import { classOf, type Item, type Mount } from './list.ts';

const row = (item: Item) =>
  createElement(
    'tr',
    { key: item.id, className: classOf(item) },
    createElement('td', null, `${item.id}`),
    createElement('td', null, createElement('a', null, item.label)),
    createElement('td', null, 'remove'),
  );

/** React 16 draws before `render` returns. */
export const react: Mount = (into) => ({
  show(items) {
    render(createElement('tbody', null, items.map(row)), into);
  },
});
