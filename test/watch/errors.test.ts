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
