import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Shape } from '../../src/model/values.ts';
import { shapeOf } from '../../src/values/shape.ts';

const cases: Record<Shape, string[]> = {
  empty: ['', '  '],
  flag: ['true', 'No', 'null', 'undefined'],
  number: ['1', '-42', '0.25', '1920', '1.5.12', 'v2.3', '2.0.0-beta.1'],
  time: ['1700000000', '1700000000123', '20260102', '2026-01-02T10:32:00Z', 'Fri Jan 02 2026 10:32:00 GMT'],
  locale: ['en-GB', 'de_DE', 'en-US,en;q=0.9', 'Europe/Berlin', 'UTC', 'GMT+0100'],
  size: ['1920x1080', '390 × 844', '1280x720x24'],
  address: [
    'https://shop.example/a?b=1',
    '//cdn.example',
    '/products/88123456',
    'www.shop2.example',
    'blob:x',
  ],
  email: ['jane.doe@customer.example'],
  identifier: [
    'pv-k3j9x2m4q8-1700000000123',
    '550e8400-e29b-41d4-a716-446655440000',
    '8f14e45fceea167a5a36dedd4bea2543',
    '88123456',
    'GA1.2.88123456.77123456',
    'abcdefghijklmnopqrstu1',
  ],
  text: ['visit', 'ot_index', 'front page', 'chatWindowOpenedByVisitor', 'iso-8859-1', 'text/html', 'ab1'],
};

it.each(Object.entries(cases))('knows what is %s', (shape, values) => {
  expect(values.map((value) => [value, shapeOf(value)])).toEqual(values.map((value) => [value, shape]));
});

it('answers for anything, and takes nothing short for an identifier', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (value) => {
      expect(Object.keys(cases)).toContain(shapeOf(value));
    }),
  );
  fc.assert(fc.property(fc.string({ maxLength: 7 }), (value) => shapeOf(value) !== 'identifier'));
});

it('answers at once for a value that is made to keep it busy', () => {
  const startedMs = performance.now();
  for (const hostile of [
    'a.'.repeat(4000),
    '1'.repeat(9000),
    'a-'.repeat(4000),
    ' '.repeat(9000),
    'a@'.repeat(4000),
  ])
    shapeOf(hostile);
  expect(performance.now() - startedMs).toBeLessThan(500);
});
