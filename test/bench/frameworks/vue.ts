import { createApp, h, nextTick, shallowRef } from 'vue';
import { classOf, type Item, type Mount } from './list.ts';

const row = (item: Item) =>
  h('tr', { key: item.id, class: classOf(item) }, [
    h('td', `${item.id}`),
    h('td', h('a', item.label)),
    h('td', 'remove'),
  ]);

export const vue: Mount = (into) => {
  const shown = shallowRef<readonly Item[]>([]);
  createApp({ render: () => h('tbody', shown.value.map(row)) }).mount(into);
  return {
    show(items) {
      shown.value = items;
      return nextTick();
    },
  };
};
