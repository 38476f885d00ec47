import { expect, it } from 'vitest';
import { errorFactOf } from '../../src/watch/errors.ts';

const kept = (message: string) => {
  const { name, missing } = errorFactOf({
    kind: 'error',
    message,
    url: 'https://a.example/',
    line: 1,
    column: 2,
  });
  return [name, missing];
};

it.each([
  ['Uncaught ReferenceError: Parley is not defined', 'ReferenceError', 'Parley'],
  ['ReferenceError: Parley is not defined', 'ReferenceError', 'Parley'],
  ["Uncaught TypeError: Cannot read properties of undefined (reading 'boot')", 'TypeError', 'boot'],
  ["Uncaught TypeError: Cannot set properties of null (setting 'boot')", 'TypeError', 'boot'],
  [`TypeError: can't access property "boot", window.Parley is undefined`, 'TypeError', 'boot'],
  [`TypeError: can't access property "boot" of null`, 'TypeError', 'boot'],
  ['TypeError: Parley.boot is not a function', 'TypeError', 'Parley.boot'],
  ['Uncaught SyntaxError: Unexpected identifier', 'SyntaxError', undefined],
  ['Script error.', 'muted', undefined],
])('keeps of %j the type and the missing name', (message, name, missing) => {
  expect(kept(message)).toEqual([name, missing]);
});

it('keeps nothing of what a page throws in its own words', () => {
  expect(kept('Uncaught jane@shop.example wrote: my card is 4111')).toEqual(['thrown', undefined]);
  expect(kept('Uncaught Error: jane@shop.example is not defined')).toEqual(['Error', undefined]);
  expect(JSON.stringify(kept('Error: token 12345'))).not.toContain('12345');
});

it.each([
  ['TypeError: x\n    at boot (https://cdn.parley.example/a.js:3:10)\n    at https://shop.example/:1:1'],
  ['boot@https://cdn.parley.example/a.js:3:10\n@https://shop.example/:1:1\n'],
])('finds where an error was made that ended a promise', (stack) => {
  const message = 'ReferenceError: parts is not defined';
  expect(errorFactOf({ kind: 'error', message, url: '', line: 0, column: 0, stack })).toEqual({
    kind: 'error',
    name: 'ReferenceError',
    missing: 'parts',
    rejected: true,
    url: 'https://cdn.parley.example/a.js',
    line: 3,
    column: 10,
  });
});
