import { h, render } from 'preact';

/**
 * What the bench runs in the page. Each workload does `size` rounds of work that has nothing to do with a
 * chat widget and returns how long it took, in milliseconds.
 */
type Workload = (size: number) => Promise<number>;

async function timed(work: () => void): Promise<number> {
  const start = performance.now();
  work();
  // The rest of the turn belongs to the work: mutation observers run in it.
  await Promise.resolve();
  return performance.now() - start;
}

function stage(): HTMLElement {
  const element = document.getElementById('stage');
  if (!element) throw new Error('the bench page has no stage');
  return element;
}

/** Elements made, filled, moved and taken out with plain DOM calls. */
const dom: Workload = (size) =>
  timed(() => {
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
  });

type Item = { id: number; label: string };
const row = ({ id, label }: Item) =>
  h('li', { key: id, class: id % 2 ? 'odd' : 'even', style: { color: 'red' } }, h('b', null, `${id}`), label);

/** A keyed Preact list: made, changed, reversed, thinned and cleared. */
const framework: Workload = (size) =>
  timed(() => {
    const items = Array.from({ length: size }, (_, id) => ({ id, label: `row ${id}` }));
    const show = (list: Item[]) => render(h('ul', null, list.map(row)), stage());
    show(items);
    show(items.map(({ id, label }) => ({ id, label: `${label}!` })));
    show([...items].reverse());
    show(items.filter(({ id }) => id % 3 > 0));
    show([]);
  });

/** Puts `nodes` elements on the page, to see how the cost grows with it. */
function grow(nodes: number): void {
  const filler = document.createElement('section');
  for (let i = 0; i < nodes; i++)
    filler.appendChild(document.createElement('p')).textContent = `paragraph ${i}`;
  document.getElementById('filler')?.replaceWith(filler);
  filler.id = 'filler';
}

Object.assign(globalThis, { bench: { dom, framework, grow } });
