import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedValues } from '../../src/values/parameters.ts';

const url = 'https://api.parley.example/v1/notes';
const of = (text: string) => namedValues(url, { text }).map(({ name, value }) => [name, value]);

describe('names what a call carries', () => {
  it('in its query, decoded', () => {
    expect(namedValues(`${url}?kind=visit&label=front%20page&empty#x=1`, {})).toEqual([
      { place: 'query', name: 'kind', value: 'visit' },
      { place: 'query', name: 'label', value: 'front page' },
      { place: 'query', name: 'empty', value: '' },
    ]);
  });

  it('in its headers and the fields of a form', () => {
    const carried = { headers: [['X-Visitor', 'pv-1']], fields: [['label', 'a']] } satisfies Parameters<
      typeof namedValues
    >[1];
    expect(namedValues(url, carried)).toEqual([
      { place: 'header', name: 'x-visitor', value: 'pv-1' },
      { place: 'body', name: 'label', value: 'a' },
    ]);
  });

  it('in a body of JSON, by path', () => {
    expect(of('{"visitor":{"id":"pv-1"},"events":[{"name":"a","n":1},{"name":"b"}],"none":null}')).toEqual([
      ['visitor.id', 'pv-1'],
      ['events[].name', 'a'],
      ['events[].n', '1'],
      ['events[].name', 'b'],
      ['none', ''],
    ]);
  });

  it('in a body of a form, and in the JSON that one of its values is', () => {
    expect(of('label=a%2Bb&data={"k":"v"}')).toEqual([
      ['label', 'a+b'],
      ['data.k', 'v'],
    ]);
  });

  it('or as one value without a name', () => {
    expect(of('some marker')).toEqual([['', 'some marker']]);
    expect(of('{"cut off":"in the mid')).toEqual([['', '{"cut off":"in the mid']]);
    expect(of('')).toEqual([]);
  });
});

it('tells at most forty, with short names', () => {
  const many = JSON.stringify(
    Object.fromEntries(Array.from({ length: 99 }, (_, i) => [`n${i}`.padEnd(300), i])),
  );
  expect(of(many)).toHaveLength(40);
  expect(of(many)[0]?.[0]).toHaveLength(128);
});

it('never throws, whatever the page sends', () => {
  const deep = `${'['.repeat(4000)}1${']'.repeat(4000)}`;
  expect(of(deep)).toEqual([]);
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.webQueryParameters());
  fc.assert(
    fc.property(anything, anything, (text, query) => {
      const values = namedValues(`${url}?${query}`, { text, headers: [[query.slice(0, 9), text]] });
      expect(values.length).toBeLessThanOrEqual(40);
    }),
  );
});
