// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Fact, type FactOf, factSchema } from '../../src/model/observation.ts';
import type { Asked } from '../../src/model/values.ts';
import type { Vendor } from '../../src/model/vendor.ts';
import { createCalls } from '../../src/watch/calls.ts';
import { createOwnedValues } from '../../src/watch/owned-values.ts';
import { createRepeats } from '../../src/watch/repeats.ts';
import { createWidgetVendors } from '../../src/watch/widget-vendors.ts';
import { company } from '../builders/log.ts';

const facts = (...values: string[]) => values.map((value) => ({ value, sources: ['this test'] }));
const parley = company('parley', 'chat', { cookies: facts('parley_*'), storageKeys: facts('parley.*') });

const overtalk = company('overtalk', 'chat');

const visitor = 'pv-k3j9x2m4q8-1700000000123';
const own = 'https://api.parley.example/v1/notes';
const elsewhere = 'https://collect.overtalk.example/v1/hits';

/** As pages do: `name=value; …`. */
function writeCookie(text: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: that is what is tested.
  document.cookie = text;
}

beforeEach(() => {
  document.body.innerHTML = '';
  localStorage.clear();
  sessionStorage.clear();
  for (const name of ['parley_visitor', 'site_visitor']) writeCookie(`${name}=; max-age=0`);
});

const likeness = 1;

/** Records calls as the content script does; each fact must be one that may be stored. */
function calls({ known = true } = {}) {
  const recorded: FactOf<'request'>[] = [];
  const counted: [of: number, hashes: readonly string[]][] = [];
  const vendors = createWidgetVendors([parley]);
  const record = (fact: Fact) => {
    factSchema.parse(fact);
    return recorded.push(fact as FactOf<'request'>);
  };
  const count = (of: number) => {
    const more = { seq: 0, texts: new Map<string, string>(), hashes: [] };
    counted.push([of, more.hashes]);
    return more;
  };
  const repeats = createRepeats({ record, count });
  const { take, vendorsKnown } = createCalls(vendors, createOwnedValues(vendors), record, repeats);
  const know = (...more: Vendor[]) => {
    vendors.add(more);
    vendorsKnown();
  };
  if (known) know();
  const call = (url: string, text = '', given: Partial<Asked> = {}) => {
    take({ kind: 'request', api: 'fetch', method: 'POST', url, carried: { text }, ...given }, likeness);
    return recorded.at(-1);
  };
  return { call, know, recorded, counted };
}

describe('what a call to a vendor carried', () => {
  it('is told by name, length, shape and digest, and never by value', () => {
    const { call, recorded } = calls();
    const fact = call(`${own}?kind=visit`, JSON.stringify({ visitor, label: 'ot index' }), {
      carried: { text: `{"visitor":"${visitor}"}`, headers: [['X-Key', 'secret-4711']], unread: 'long' },
    });
    expect(fact?.parameters?.map(({ place, name, length, shape }) => [place, name, length, shape])).toEqual([
      ['query', 'kind', 5, 'text'],
      ['header', 'x-key', 11, 'identifier'],
      ['body', 'visitor', visitor.length, 'identifier'],
    ]);
    expect(fact?.unread).toBe('long');
    expect(JSON.stringify(recorded.map(({ url, ...rest }) => rest))).not.toMatch(/pv-k3|secret|"visit"/);
  });

  it('is told of nobody else once all vendors are known, nor of the page’s own server or a script’s loading', () => {
    expect(calls().call(elsewhere, 'a=b')?.parameters).toBeUndefined();
    expect(calls().call(`${location.origin}/api`, 'a=b')?.parameters).toBeUndefined();
    expect(calls().call(own, '', { api: 'script' })?.parameters).toBeUndefined();
  });
});

describe('a call that came before all vendors were known', () => {
  it('keeps its traces when it was one to a vendor, and loses them when it was not', () => {
    const { call, know, recorded } = calls({ known: false });
    call(elsewhere, 'a=b');
    call('https://collect.pageboost.example/v1', 'a=b');
    know(overtalk);
    call(elsewhere, 'a=b');
    expect(recorded.map(({ parameters }) => parameters?.length)).toEqual([1, undefined, 1]);
  });

  it('may have carried an identifier of that vendor’s', () => {
    const { call, know } = calls({ known: false });
    call(elsewhere, `v=${visitor}`);
    know(overtalk);
    expect(call('https://collect.pageboost.example/v1', `v=${visitor}`)?.owned).toMatchObject([
      { vendor: 'overtalk', source: 'request', from: 1 },
    ]);
  });
});

describe('what a vendor owns of what a call carries', () => {
  const ownedIn = (url: string, text: string) => calls().call(url, text)?.owned;

  it.each([
    ['cookies', 'parley_*', () => writeCookie(`parley_visitor=${visitor}`)],
    ['local', 'parley.*', () => localStorage.setItem('parley.visitor', visitor)],
    ['session', 'parley.*', () => sessionStorage.setItem('parley.visitor', visitor)],
  ])('is marked when it is the value of one of its %s', (source, item, write) => {
    write();
    expect(ownedIn(elsewhere, `seen=${btoa(visitor)}`)).toEqual([
      {
        ...{ vendor: 'parley', source, item, path: '', shared: false, hash: expect.any(String) },
        ...{ encoding: 'base64', within: 'alone', place: 'body', name: 'seen' },
      },
    ]);
  });

  it('is marked when it is an identifier in JSON, and in the address of the call', () => {
    localStorage.setItem(
      'parley.state',
      JSON.stringify({ open: true, visitor: { id: visitor, name: 'Jane Doe' } }),
    );
    expect(ownedIn(`${elsewhere}/${visitor}`, '')).toMatchObject([{ path: 'visitor.id', place: 'path' }]);
    expect(ownedIn(elsewhere, 'name=Jane Doe&open=true')).toBeUndefined();
  });

  it('is marked as shared when the site may have put it elsewhere too', () => {
    writeCookie(`parley_visitor=${visitor}`);
    writeCookie(`site_visitor=${visitor}`);
    expect(ownedIn(elsewhere, visitor)).toMatchObject([{ shared: true }]);
    writeCookie('site_visitor=; max-age=0');
    document.body.innerHTML = `<script type="application/json">{"id":"${visitor}"}</script>`;
    expect(ownedIn(elsewhere, visitor)).toMatchObject([{ shared: true }]);
  });

  it('is not what is short, common, or under a name of nobody’s', () => {
    for (const [name, value] of [
      ['parley.open', 'true'],
      ['parley.page', '/products/lamp-88123456'],
      ['parley.language', 'en-GB'],
      ['parley.size', '1920x1080'],
      ['parley.at', '1700000000123'],
      ['parley.word', 'collapsed'],
      ['parley.id', 'a1b2c3'],
      ['other.id', visitor],
    ] as const) {
      localStorage.setItem(name, value);
      expect([name, ownedIn(elsewhere, `x=${encodeURIComponent(value)}`)]).toEqual([name, undefined]);
    }
  });

  it('may have been seen in a call to its server before, and is not told back to it', () => {
    const { call } = calls();
    call(own, JSON.stringify({ visitor }));
    expect(call(own, JSON.stringify({ visitor }))?.owned).toBeUndefined();
    expect(call(elsewhere, `v=${visitor}`)?.owned).toMatchObject([{ source: 'request', item: '', from: 1 }]);
  });

  it('is told of the store where it is found there later than in a call', () => {
    vi.useFakeTimers();
    const { call } = calls();
    call(own, JSON.stringify({ visitor }));
    writeCookie(`parley_visitor=${visitor}`);
    vi.advanceTimersByTime(1_000);
    expect(call(elsewhere, visitor)?.owned).toMatchObject([{ source: 'cookies', item: 'parley_*' }]);
    vi.useRealTimers();
  });

  it('is told at most eight times a call', () => {
    writeCookie(`parley_visitor=${visitor}`);
    const many = new URLSearchParams(Array.from({ length: 30 }, (_, i) => [`n${i}`, visitor])).toString();
    expect(ownedIn(elsewhere, many)).toHaveLength(8);
  });
});

describe('messages of a socket', () => {
  const message = { api: 'websocket-message', method: 'SEND' } as const;
  const socket = 'wss://live.parley.example/v1';
  const visit = (label: string) => JSON.stringify({ kind: 'visit', label });

  it('are counted where they are alike but for their values, with the digests of these', () => {
    const { call, recorded, counted } = calls();
    for (const label of ['a red shoe', 'a tan shoe', 'a red shoe']) call(socket, visit(label), message);
    const first = recorded[0]?.parameters?.map(({ hash }) => hash).join(' ');
    expect([recorded.length, counted.map(([of]) => of)]).toEqual([1, [1, 1]]);
    expect(counted[0]?.[1]).toEqual([expect.stringMatching(/^[0-9a-f]{32} [0-9a-f]{32}$/)]);
    expect(counted[0]?.[1]).not.toEqual([first]);
    expect(counted[1]?.[1]).toEqual([first]);
  });

  it('are told whole where their names are others, where they carry what a vendor owns, and while they may turn out a vendor’s', () => {
    localStorage.setItem('parley.visitor', visitor);
    const { call, recorded, counted } = calls();
    call(socket, visit('a red shoe'), message);
    call(socket, '{"kind":"visit","other":"a red shoe"}', message);
    const other = { ...message, carried: { text: visit(visitor) } };
    for (let i = 0; i < 2; i++) call('wss://live.overtalk.example/', '', other);
    expect([recorded.length, counted.length]).toEqual([4, 0]);
    const early = calls({ known: false });
    for (let i = 0; i < 2; i++) early.call('wss://live.overtalk.example/', visit('a red shoe'), message);
    expect([early.recorded.length, early.counted.length]).toEqual([2, 0]);
  });

  it('are counted of a vendor that is known, though others may come', () => {
    const { call, recorded, counted } = calls({ known: false });
    for (let i = 0; i < 2; i++) call(socket, visit('a red shoe'), message);
    expect([recorded.length, counted.length]).toEqual([1, 1]);
  });
});
