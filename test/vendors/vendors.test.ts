import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { type Vendor, vendorSchema } from '../../src/model/vendor.ts';
import { builtInVendors } from '../../src/vendors/catalogue.gen.ts';
import { hostOwner, matchesHost, matchesWildcard } from '../../src/vendors/match.ts';
import type { VendorCases } from './vendor-cases.ts';

const vendorFolder = join(import.meta.dirname, '../../src/vendors');
const casesById = await readCases(join(import.meta.dirname, 'cases'));
const page = new JSDOM('<!doctype html>').window.document;
const factLists = ['hosts', 'globals', 'selectors', 'cookies', 'storageKeys', 'aliases'] as const;

const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const hostPattern = new RegExp(`^(?:(?:\\*|${label})\\.)*${label}\\.[a-z]{2,}$`);
const globalPattern = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/;

/** Names so common that a vendor file which takes them for its own would name the wrong company. */
const commonCookies = ['session', 'sessionid', 'PHPSESSID', 'JSESSIONID', 'token', 'chat', 'uid', '_ga', ''];
const sharedHosts = [
  'amazonaws.com',
  's3.amazonaws.com',
  'storage.googleapis.com',
  'cdn.jsdelivr.net',
  'unpkg.com',
  'cloudfront.net',
  'cdnjs.cloudflare.com',
  'www.google.com',
  'localhost',
  'shop.example',
];
const commonGlobals = [
  'chat',
  'Chat',
  'widget',
  'Chatbot',
  '$',
  'jQuery',
  'dataLayer',
  'config',
  'Microsoft',
];
const commonMarkup =
  '<div id="chat" class="chat chat-widget"></div><iframe src="https://shop.example/"></iframe>' +
  '<button id="launcher" class="launcher">Chat</button><div id="widget" class="widget lp_mobile"></div>';

const ownersBy = (list: 'cookies' | 'storageKeys', text: string) =>
  builtInVendors.filter((vendor) => vendor[list].some(({ value }) => matchesWildcard(value, text)));

describe('the catalogue', () => {
  it('holds the chat vendors that the product needs most', () => {
    const chats = builtInVendors.filter(({ category }) => category === 'chat').map(({ id }) => id);
    expect(chats).toEqual(
      expect.arrayContaining(['liveperson', '247ai', 'rocketchat', 'papercups', 'flowise']),
    );
    expect(chats.length).toBeGreaterThanOrEqual(26);
  });

  it('knows switches of chats, each a setting inside a global of its own vendor', () => {
    const switched = builtInVendors.filter(({ switches = [] }) => switches.length > 0);
    expect(switched.length).toBeGreaterThanOrEqual(6);
    for (const { category, globals, switches = [] } of switched) {
      expect(category).toBe('chat');
      for (const { value } of switches) {
        expect(value).toMatch(globalPattern);
        expect(globals.map((one) => one.value)).toContain(value.split('.')[0]);
        expect(value).toContain('.');
      }
    }
  });

  it('holds every vendor file, each under its own id', () => {
    const files = readdirSync(vendorFolder).filter((file) =>
      readFileSync(join(vendorFolder, file), 'utf8').includes('} satisfies Vendor;'),
    );
    expect(files.sort()).toEqual(builtInVendors.map(({ id }) => `${id}.ts`).sort());
    expect(new Set(builtInVendors.map(({ id }) => id)).size).toBe(builtInVendors.length);
  });

  it('has one cases file for each vendor and none besides', () => {
    expect([...casesById.keys()].sort()).toEqual(builtInVendors.map(({ id }) => id).sort());
  });

  it('gives no host to two vendors', () => {
    const shared = builtInVendors.flatMap((one) =>
      builtInVendors
        .filter((other) => other !== one)
        .flatMap((other) =>
          other.hosts.filter(({ value }) => one.hosts.some((h) => matchesHost(h.value, value))),
        ),
    );
    expect(shared).toEqual([]);
  });

  it.each(sharedHosts)('gives the shared host %s to nobody', (host) => {
    expect(hostOwner(builtInVendors, host)).toBeNull();
  });

  it.each(commonCookies)('gives the common cookie or key %j to nobody', (name) => {
    expect([...ownersBy('cookies', name), ...ownersBy('storageKeys', name)]).toEqual([]);
  });

  it('gives common globals and common markup to nobody', () => {
    page.body.innerHTML = commonMarkup;
    const globals = builtInVendors.flatMap((vendor) => vendor.globals.map(({ value }) => value));
    const hits = builtInVendors.flatMap(({ selectors }) =>
      selectors.filter(({ value }) => page.querySelector(value) !== null),
    );
    expect(globals.filter((name) => commonGlobals.includes(name))).toEqual([]);
    expect(hits).toEqual([]);
  });
});

describe.each(builtInVendors.map((vendor): [string, Vendor] => [vendor.id, vendor]))('%s', (id, vendor) => {
  const cases = casesById.get(id);

  it('is a well-formed vendor whose facts have sources and are listed once', () => {
    expect(vendorSchema().safeParse(vendor).error).toBeUndefined();
    for (const list of factLists) {
      const values = vendor[list].map(({ value }) => value);
      expect(new Set(values).size, list).toBe(values.length);
    }
    expect(factLists.some((list) => vendor[list].length > 0)).toBe(true);
  });

  it('has no client of its own in a built-in file', () => {
    expect(vendor.aliases).toEqual([]);
  });

  it('has valid hosts, globals and selectors', () => {
    for (const { value } of vendor.hosts) expect(value).toMatch(hostPattern);
    for (const { value } of vendor.globals) expect(value).toMatch(globalPattern);
    for (const { value } of vendor.selectors) expect(() => page.querySelector(value), value).not.toThrow();
  });

  it('owns the URLs, cookies and storage keys of its cases, alone', () => {
    for (const url of cases?.matches.hosts ?? []) {
      expect(hostOwner(builtInVendors, new URL(url).hostname)?.id, url).toBe(id);
    }
    for (const list of ['cookies', 'storageKeys'] as const) {
      for (const name of cases?.matches[list] ?? []) {
        expect(
          ownersBy(list, name).map((owner) => owner.id),
          name,
        ).toEqual([id]);
      }
    }
  });

  it('has a case for every host, cookie and storage key', () => {
    const hosts = (cases?.matches.hosts ?? []).map((url) => new URL(url).hostname);
    const untried = [
      ...vendor.hosts.filter(({ value }) => !hosts.some((host) => matchesHost(value, host))),
      ...vendor.cookies.filter(
        ({ value }) => !cases?.matches.cookies.some((name) => matchesWildcard(value, name)),
      ),
      ...vendor.storageKeys.filter(
        ({ value }) => !cases?.matches.storageKeys.some((name) => matchesWildcard(value, name)),
      ),
    ];
    expect(untried).toEqual([]);
  });

  it('leaves its near-misses alone', () => {
    const { urls = [], cookies = [] } = cases?.mustNotMatch ?? {};
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) expect(hostOwner([vendor], new URL(url).hostname), url).toBeNull();
    for (const name of cookies)
      expect(
        vendor.cookies.filter((c) => matchesWildcard(c.value, name)),
        name,
      ).toEqual([]);
  });
});

async function readCases(folder: string): Promise<Map<string, VendorCases>> {
  const read = async (file: string): Promise<[string, VendorCases]> => {
    const module: { cases: VendorCases } = await import(pathToFileURL(join(folder, file)).href);
    return [file.replace(/\.ts$/, ''), module.cases];
  };
  return new Map(await Promise.all(readdirSync(folder).map(read)));
}
