// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { serialize } from '../../src/probe/serialize.ts';

const polluted = Array.prototype as unknown as Record<string, unknown>;
afterEach(() => {
  delete polluted.toJSON;
  delete (Object.prototype as unknown as Record<string, unknown>).toJSON;
});

test('writes what JSON.parse reads back', () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.string({ minLength: 1 }).filter((k) => k !== '__proto__'),
        tie('value'),
      ),
    ),
  })).value;
  fc.assert(
    fc.property(plain, (value) => {
      expect(JSON.parse(serialize(value as never))).toEqual(value);
    }),
  );
});

test('leaves out undefined and is not led astray by toJSON of the page', () => {
  polluted.toJSON = () => 'page';
  (Object.prototype as unknown as Record<string, unknown>).toJSON = () => 'page';
  expect(serialize({ a: [1, 'x'], b: undefined, c: { d: true } })).toBe('{"a":[1,"x"],"c":{"d":true}}');
});
