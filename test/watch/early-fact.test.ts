import { expect, it } from 'vitest';
import { readEarly } from '../../src/watch/early-fact.ts';

const dom = { kind: 'dom', action: 'insert', target: { id: 1, tag: 'BODY' }, nodes: [{ id: 3, tag: 'DIV' }] };

it('reads of an act on the document what it brings', () => {
  expect(readEarly(JSON.stringify(dom))).toEqual({ kind: 'dom', dom, refs: [dom.target, ...dom.nodes] });
});

it('reads of all else the kind', () => {
  expect(readEarly('{"kind":"write","area":"local"}')).toEqual({ kind: 'write', dom: null, refs: [] });
});

it.each([
  ['no JSON', '{'],
  ['no target', JSON.stringify({ ...dom, target: undefined })],
  ['a target of another form', JSON.stringify({ ...dom, target: { id: 1, tag: 7 } })],
  ['no list of nodes', JSON.stringify({ ...dom, nodes: { length: 1 } })],
])('gives up at %s', (_what, json) => {
  const early = readEarly(json);
  expect(early === null || early.dom === null).toBe(true);
});
