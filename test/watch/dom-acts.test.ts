// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { Fact, FactOf } from '../../src/model/observation.ts';
import { createDomActs } from '../../src/watch/dom-acts.ts';
import { nodeRef, nothingSeen } from '../../src/watch/node-ref.ts';

type Needs = Parameters<typeof createDomActs>;

function acts(script: Element) {
  const recorded: Fact[] = [];
  const domActs = createDomActs(
    { nodeOf: () => script } as unknown as Needs[0],
    { marksOf: () => [], acted: vi.fn(), recheckSoon: vi.fn() } as unknown as Needs[1],
    { everywhereSoon: vi.fn() } as unknown as Needs[2],
    () => ({ changed: vi.fn() }) as unknown as ReturnType<Needs[3]>,
    (fact) => recorded.push(fact),
  );
  return { domActs, recorded };
}

const addressed: FactOf<'dom'> = {
  kind: 'dom',
  api: 'Element.src',
  action: 'attribute',
  target: { id: 3, tag: 'SCRIPT' },
  nodes: [],
  attribute: 'src',
  marks: [],
} as FactOf<'dom'>;

it('records an act that was held with what its element loaded then', () => {
  const script = document.createElement('script');
  script.src = 'https://cdn.parley.example/a.js';
  const seen = new Map([[3, nodeRef(script, 3)]]);
  script.src = 'https://cdn.overtalk.example/b.js';
  const { domActs, recorded } = acts(script);
  domActs.record(addressed, seen);
  domActs.record(addressed, nothingSeen);
  expect(recorded).toMatchObject([
    { target: { id: 3, url: 'https://cdn.parley.example/a.js' } },
    { target: { id: 3, url: 'https://cdn.overtalk.example/b.js' } },
  ]);
});
