// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { described } from '../../src/watch/node-ref.ts';

it('describes a node that the probe has handed over as it looks now', () => {
  document.body.innerHTML = '<script id="a" class="b c" src="https://cdn.parley.example/a.js"></script>';
  const script = document.querySelector('script') as HTMLScriptElement;
  expect(described({ id: 3, tag: 'SCRIPT' }, script)).toEqual({
    ...{ id: 3, tag: 'SCRIPT', htmlId: 'a', classes: ['b', 'c'] },
    url: 'https://cdn.parley.example/a.js',
  });
});

it('leaves number and tag of one that it has not, or that is no element', () => {
  expect(described({ id: 3, tag: '#text' }, document.createTextNode('my dog'))).toEqual({
    id: 3,
    tag: '#text',
  });
  expect(described({ id: 3, tag: 'P' }, undefined)).toEqual({ id: 3, tag: 'P' });
});
