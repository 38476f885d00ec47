import type { Item, Mount } from './frameworks/list.ts';
import { preact } from './frameworks/preact.ts';
import { react } from './frameworks/react.ts';
import { vanilla } from './frameworks/vanilla.ts';
import { vue } from './frameworks/vue.ts';

/**
 * What the bench runs in the page. Each workload does `size` rounds of work that has nothing to do with a
 * chat widget and returns how long it took, in milliseconds.
 */
type Workload = (size: number) => Promise<number>;

function stage(): HTMLElement {
  const element = document.getElementById('stage');
  if (!element) throw new Error('the bench page has no stage');
  return element;
}

/** Elements made, filled, moved and taken out with plain DOM calls; nothing is drawn. */
const dom: Workload = async (size) => {
  const start = performance.now();
  const list = document.createElement('div');
  stage().appendChild(list);
  for (let i = 0; i < size; i++) {
    const row = document.createElement('div');
    row.className = 'row odd';
    row.setAttribute('data-row', `${i}`);
    const label = document.createElement('span');
    label.textContent = `row ${i}`;
    row.appendChild(label);
    list.appendChild(row);
    row.style.color = 'red';
    row.classList.add('seen');
    if (i % 3 === 0) list.insertBefore(row, list.firstChild);
    if (i % 2 === 0) row.remove();
  }
  stage().removeChild(list);
  // The rest of the turn belongs to the work: mutation observers run in it.
  await Promise.resolve();
  return performance.now() - start;
};

/** Until what was changed is drawn: a frame begins, and what comes after it has it behind it. */
const drawn = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });

const itemsUpTo = (size: number): Item[] =>
  Array.from({ length: size }, (_, id) => ({ id, label: `row ${id}` }));

/** The operations of js-framework-benchmark, each until it is drawn: create, replace a part, swap, remove, clear. */
const inFrames =
  (mount: Mount): Workload =>
  async (size) => {
    const table = stage().appendChild(document.createElement('table'));
    const list = mount(table);
    const items = itemsUpTo(size);
    const swapped = [...items];
    [swapped[1], swapped[size - 2]] = [swapped[size - 2] as Item, swapped[1] as Item];
    const states = [
      items,
      items.map((item) => (item.id % 10 === 0 ? { ...item, label: `${item.label}!` } : item)),
      swapped,
      swapped.filter(({ id }) => id % 3 > 0),
      [],
    ];
    let spentMs = 0;
    for (const state of states) {
      await drawn();
      const start = performance.now();
      await list.show(state);
      await drawn();
      spentMs += performance.now() - start;
    }
    table.remove();
    return spentMs;
  };

/** Puts `nodes` elements on the page, to see how the cost grows with it. */
function grow(nodes: number): void {
  const filler = document.createElement('section');
  for (let i = 0; i < nodes; i++)
    filler.appendChild(document.createElement('p')).textContent = `paragraph ${i}`;
  document.getElementById('filler')?.replaceWith(filler);
  filler.id = 'filler';
}

const workloads: Record<string, Workload> = {
  dom,
  vanilla: inFrames(vanilla),
  react: inFrames(react),
  preact: inFrames(preact),
  vue: inFrames(vue),
};
Object.assign(globalThis, { bench: { ...workloads, grow } });
