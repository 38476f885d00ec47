import { h, render } from 'preact';
import { classOf, type Item, type Mount } from './list.ts';

const row = (item: Item) =>
  h(
    'tr',
    { key: item.id, class: classOf(item) },
    h('td', null, `${item.id}`),
    h('td', null, h('a', null, item.label)),
    h('td', null, 'remove'),
  );

export const preact: Mount = (into) => ({ show: (items) => render(h('tbody', null, items.map(row)), into) });
