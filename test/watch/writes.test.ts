// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { type Fact, type FactOf, factSchema } from '../../src/model/observation.ts';
import type { Written } from '../../src/model/values.ts';
import { createOwnedValues } from '../../src/watch/owned-values.ts';
import type { Sort, When } from '../../src/watch/recorder.ts';
import { createRepeats } from '../../src/watch/repeats.ts';
import { createWidgetVendors } from '../../src/watch/widget-vendors.ts';
import { createWrites } from '../../src/watch/writes.ts';
import { company } from '../builders/log.ts';

const facts = (...values: string[]) => values.map((value) => ({ value, sources: ['this test'] }));
const parley = company('parley', 'chat', { cookies: facts('parley_*'), storageKeys: facts('parley.*') });

beforeEach(() => localStorage.clear());

function writes() {
  const recorded: FactOf<'write'>[] = [];
  const counted: [of: number, texts: ReadonlyMap<string, string>, times?: number | undefined][] = [];
  const vendors = createWidgetVendors([parley]);
  const record = (fact: Fact) => {
    factSchema.parse(fact);
    return recorded.push(fact as FactOf<'write'>);
  };
  const count = (of: number, _sort: Sort, when?: When) => {
    const more = { seq: 0, texts: new Map<string, string>(), hashes: [] };
    counted.push([of, more.texts, when?.times]);
    return more;
  };
  const repeats = createRepeats({ record, count });
  return { ...createWrites(vendors, createOwnedValues(vendors), repeats), recorded, counted };
}

const call = (given: Partial<Written>): Written => ({
  ...{ kind: 'write', api: 'Storage.setItem', area: 'local', event: 'set' },
  ...{ name: 'parley.draft', text: 'my dog ate the invoice', ...given },
});

let lastLikeness = 0;

/** A call as the probe tells it: before, and after `act` has been done. */
function done(
  { concerns, complete }: ReturnType<typeof writes>,
  act: () => void,
  given: Partial<Written> = {},
  likeness = ++lastLikeness,
) {
  const written = call(given);
  concerns(`${written.area} ${written.name}`);
  act();
  return complete(written, likeness);
}

it('knows whose a name is', () => {
  const { concerns } = writes();
  expect(
    ['cookies parley_a b', 'local parley.x', 'local parley_x', 'session ', 'cookies '].map(concerns),
  ).toEqual([...[true, true, false, false, false]]);
});

it('takes the spaces off what stands before the sign of equality in a cookie, and nothing off an item', () => {
  const { concerns } = writes();
  expect(['cookies \tparley_a ', 'local  parley.x'].map(concerns)).toEqual([true, false]);
});

it('tells what became of the item, and nothing of what was written but its trace', () => {
  const own = writes();
  const set = () => localStorage.setItem('parley.draft', 'my dog ate the invoice');
  const remove = () => localStorage.removeItem('parley.draft');
  const removal = { api: 'Storage.removeItem', event: 'removed', text: '' } as const;
  done(own, set);
  done(own, set);
  done(own, remove, removal);
  done(own, remove, removal);
  done(own, set, { name: 'other.draft' });
  expect(own.recorded.map(({ event, present, changed }) => [event, present, changed])).toEqual([
    ['set', true, true],
    ['set', true, false],
    ['removed', false, true],
    ['removed', false, false],
  ]);
  expect(own.recorded[0]).toEqual({
    ...{
      kind: 'write',
      api: 'Storage.setItem',
      area: 'local',
      event: 'set',
      vendor: 'parley',
      item: 'parley.*',
    },
    ...{ present: true, changed: true, value: { length: 22, shape: 'text', hash: expect.any(String) } },
  });
  expect(own.recorded[2]?.value).toBeUndefined();
  expect(JSON.stringify(own.recorded)).not.toMatch(/dog|draft/);
});

it('takes a cookie that is written with a date that has passed for taken away', () => {
  const own = writes();
  const given = { api: 'Document.cookie', area: 'cookies', name: 'parley_id' } as const;
  writeCookie('parley_id=1');
  const text = 'parley_id=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
  done(own, () => writeCookie(text), { ...given, text });
  done(own, () => writeCookie(text), { ...given, text });
  expect(own.recorded).toMatchObject([
    { event: 'removed', present: false, changed: true },
    { event: 'removed', present: false, changed: false },
  ]);
  expect(own.recorded[0]?.value).toBeUndefined();
});

it('tells each item of a vendor that a cleared store held', () => {
  const own = writes();
  for (const name of ['parley.a', 'parley.b', 'other']) localStorage.setItem(name, 'x');
  const given = { api: 'Storage.clear', event: 'cleared', name: '', text: '' } as const;
  done(own, () => localStorage.clear(), given);
  done(own, () => localStorage.clear(), given);
  expect(own.recorded.map(({ event, item, present, changed }) => [event, item, present, changed])).toEqual([
    ['cleared', 'parley.*', false, true],
  ]);
  expect(own.counted.map(([of]) => of)).toEqual([1]);
});

/** As pages do: `name=value; …`. */
function writeCookie(text: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: that is what is tested.
  document.cookie = text;
}

it('counts calls that are alike, with the last text of each item; another outcome is told whole', () => {
  const own = writes();
  const likeness = ++lastLikeness;
  const set = (name: string, text: string) =>
    done(own, () => localStorage.setItem(name, text), { name, text }, likeness);
  set('parley.a', '1');
  set('parley.a', '2');
  set('parley.b', '3');
  set('parley.b', '3');
  set('parley.b', '3');
  expect(own.recorded.map(({ changed }) => changed)).toEqual([true, false]);
  expect(own.counted.map(([of, texts]) => [of, ...texts.values()])).toEqual([
    [1, '2'],
    [1, '3'],
    [2, '3'],
  ]);
});

const when = (times: number): When => ({ times, firstMs: 1, lastMs: 2 });

it('lets the probe count after a call that put into the item what it wrote', () => {
  const own = writes();
  const set = (text: string, given: Partial<Written> = {}) =>
    done(own, () => localStorage.setItem('parley.a', text), { name: 'parley.a', text, ...given });
  expect([set('1'), set('1'), set('2'), set('3', { text: '4' })]).toEqual([true, false, true, false]);
  const remove = () => localStorage.removeItem('parley.a');
  expect(done(own, remove, { name: 'parley.a', api: 'Storage.removeItem', event: 'removed', text: '' })).toBe(
    false,
  );
});

it('counts what the probe counted as changes where the item holds what was written last', () => {
  const own = writes();
  const likeness = ++lastLikeness;
  const written = (text: string) => call({ name: 'parley.a', text });
  const set = (text: string) => localStorage.setItem('parley.a', text);
  done(own, () => set('1'), { name: 'parley.a', text: '1' }, likeness);
  set('5');
  own.completeCounted(written('5'), likeness, when(4), '5');
  // Another call, also counted, came after these.
  own.completeCounted(written('3'), likeness, when(2), '5');
  // Something that nobody saw came after these.
  own.completeCounted(written('7'), likeness, when(3), '7');
  localStorage.removeItem('parley.a');
  own.completeCounted(written('8'), likeness, when(1), '8');
  expect(own.counted.map(([of, texts, times]) => [of, times, ...texts.values()])).toEqual([
    [1, 4, '5'],
    [1, 2, '3'],
    [2, 2, '7'],
  ]);
  expect(own.recorded.map(({ present, changed }) => [present, changed])).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
});

it('takes the attributes off a cookie before it compares', () => {
  const own = writes();
  const likeness = ++lastLikeness;
  const given = { api: 'Document.cookie', area: 'cookies', name: 'parley_id' } as const;
  const set = (id: number) => `parley_id=${id}; path=/`;
  writeCookie('parley_id=0');
  expect(done(own, () => writeCookie(set(1)), { ...given, text: set(1) }, likeness)).toBe(true);
  writeCookie(set(3));
  own.completeCounted(call({ ...given, text: set(3) }), likeness, when(2), set(3));
  expect(own.counted.map(([of, texts, times]) => [of, times, ...texts.values()])).toEqual([[1, 2, '3']]);
});

it('says of no item that it was changed where nobody looked at it before', () => {
  const own = writes();
  const set = () => localStorage.setItem('parley.a', '1');
  own.concerns('local parley.b');
  set();
  expect(own.complete(call({ name: 'parley.a', text: '1' }), ++lastLikeness)).toBe(false);
  expect(own.recorded.map(({ present, changed }) => [present, changed])).toEqual([[true, false]]);
});

it('tells a call of the cookie store that a page going away hears no answer to, once', async () => {
  const own = writes();
  let answer = (_: unknown) => {};
  const answered = new Promise((resolve) => {
    answer = resolve;
  });
  vi.stubGlobal('cookieStore', { get: () => answered });
  const given = { api: 'CookieStore.set', area: 'cookies', name: 'parley_id', text: 'b' } as const;
  own.concerns('cookies parley_id');
  own.complete(call({ ...given, text: 'a' }), 1);
  own.completeCounted(call(given), 1, { times: 3, firstMs: 1, lastMs: 2 }, 'b');
  expect(own.recorded).toEqual([]);
  // biome-ignore lint/suspicious/noDocumentCookie: pages read cookies so.
  document.cookie = 'parley_id=b';
  own.settle();
  answer(null);
  await answered;
  expect(own.recorded).toEqual([expect.objectContaining({ api: 'CookieStore.set', present: true })]);
  expect(own.counted.map(([of, , times]) => [of, times])).toEqual([[1, 3]]);
  vi.unstubAllGlobals();
});
