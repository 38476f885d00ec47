// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { ProbeLink } from '../../src/bridge/private-port.ts';
import { type FromContent, fromContentSchema } from '../../src/model/message.ts';
import { type FactOf, factSchema } from '../../src/model/observation.ts';
import { inlineCharactersAtMost, inlineScriptsAtMost, type ReadInline } from '../../src/model/script-text.ts';
import { createInlineScripts } from '../../src/watch/inline-scripts.ts';

type Asked = Extract<FromContent, { type: 'hash-scripts' }>;

function watching({ isPutIn = false, answers = true } = {}) {
  const nodes: Node[] = [];
  const link = { idOf: (node: Node) => (nodes.includes(node) ? nodes.indexOf(node) : nodes.push(node) - 1) };
  const told: ReadInline[] = [];
  const asked: Asked[] = [];
  const scripts = createInlineScripts(
    link as unknown as ProbeLink,
    () => isPutIn,
    (fact) => told.push(...(factSchema.parse(fact) as FactOf<'inline-scripts'>).scripts),
    async (message) => {
      asked.push(fromContentSchema().parse(message) as Asked);
      if (!answers) throw new Error('Could not establish connection');
      return message.scripts.map(({ node }) => ({ node, sha256: 'a'.repeat(64), code: 'c' }));
    },
  );
  return { ...scripts, told, asked };
}

function put(text: string, type = ''): HTMLScriptElement {
  const script = document.createElement('script');
  Object.assign(script, { type, text });
  return document.body.appendChild(script);
}

it('tells each script once, by its place in the document, when the page rests', async () => {
  document.body.replaceChildren();
  const watch = watching();
  const first = put('void 1');
  watch.meet(put('{"a":1}', 'application/json'));
  watch.meet(first);
  const gone = put('void 2');
  watch.meet(gone);
  gone.remove();
  expect(watch.told).toEqual([]);
  await watch.read();
  await watch.read();
  expect(watch.asked.map(({ scripts }) => scripts.map(({ text }) => text))).toEqual([['void 1', 'void 2']]);
  expect(watch.told).toMatchObject([
    { node: 0, number: 1, parser: true, length: 6, sha256: 'a'.repeat(64), code: 'c' },
    { node: 1, number: 0, length: 6 },
  ]);
});

it('leaves out what has an address, and tells what a call put in', async () => {
  const watch = watching({ isPutIn: true });
  watch.meet(Object.assign(document.createElement('script'), { src: 'https://shop.example/a.js' }));
  watch.meet(put('void 1'));
  await watch.read();
  expect(watch.told).toMatchObject([{ parser: false, length: 6 }]);
});

it('reads only so many, none that is too long, and sends little at a time', async () => {
  const watch = watching();
  watch.meet(put(' '.repeat(inlineCharactersAtMost + 1)));
  watch.meet(put(' '.repeat(inlineCharactersAtMost - 1)));
  for (let i = 0; i < inlineScriptsAtMost + 20; i++) watch.meet(put('void 0'));
  await watch.read();
  expect(watch.asked).toHaveLength(2);
  const unread = watch.told.flatMap(({ unread = [] }) => unread);
  expect(unread).toEqual(['too-long', 'over-limit']);
  expect(watch.told).toHaveLength(inlineScriptsAtMost + 1);
});

it('tells nothing where the background does not answer', async () => {
  const watch = watching({ answers: false });
  watch.meet(put('void 1'));
  await watch.read();
  expect(watch.told).toEqual([]);
});
