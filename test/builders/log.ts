import type { Fact, FactOf, Mark, NodeRef, Observation, Stack } from '../../src/model/observation.ts';
import type { Vendor } from '../../src/model/vendor.ts';

const sources = ['test'];
const facts = (...values: string[]) => values.map((value) => ({ value, sources }));

/** A made-up company with one host; lists that are not given are empty. */
export function company(id: string, category: Vendor['category'], given: Partial<Vendor> = {}): Vendor {
  return {
    id,
    name: id.charAt(0).toUpperCase() + id.slice(1),
    category,
    hosts: facts(`${id}.example`),
    globals: [],
    selectors: [],
    cookies: [],
    storageKeys: [],
    aliases: [],
    ...given,
  };
}

export const parley = company('parley', 'chat', {
  globals: facts('Parley'),
  selectors: facts('#parley-launcher'),
});
export const overtalk = company('overtalk', 'chat', { globals: facts('Overtalk') });
export const vendors: Vendor[] = [
  parley,
  overtalk,
  company('tagger', 'tag-manager'),
  company('consent', 'consent-manager'),
  company('monitor', 'monitoring'),
];

/** The launcher of the Parley chat. */
export const launcher: NodeRef = { id: 7, tag: 'div', htmlId: 'parley-launcher' };
export const body: NodeRef = { id: 1, tag: 'body' };
export const siteUrl = 'https://shop.example/';

/** Scripts of each party, with the stack that each leaves when it acts alone. */
export const scriptOf = {
  affected: 'https://cdn.parley.example/widget.js',
  'other-vendor': 'https://overtalk.example/tag.js',
  'third-party': 'https://stranger.example/s.js',
  'tag-manager': 'https://tagger.example/container.js',
  'consent-manager': 'https://consent.example/banner.js',
  site: 'https://shop.example/main.js',
  library: 'https://code.jquery.com/jquery-3.7.1.min.js',
} as const;
export type Scripted = keyof typeof scriptOf;

/** V8 stack text; frames are `url:line:column` or `function url:line:column`, innermost first. */
export function v8(...frames: string[]): Stack {
  const lines = frames.map((frame) => {
    const [first = '', second] = frame.split(' ');
    return second === undefined ? `    at ${first}` : `    at ${first} (${second})`;
  });
  return { text: ['Error', ...lines].join('\n'), slot: 'ours' };
}

/** The stack of a party's script acting alone, at line 12, column 5. */
export const by = (party: Scripted): Stack => v8(`${scriptOf[party]}:12:5`);

export type LogBuilder = ReturnType<typeof startLog>;

/** An audit's log in the making: one page with the probe at work, all scripts seen, every host permitted. */
export function startLog({ page = 'p1', startMs = Date.UTC(2026, 0, 2, 10, 32, 0) } = {}) {
  const observations: Observation[] = [];
  let atMs = startMs;
  const seqs = new Map<string, number>();

  const builder = {
    observations,
    /** Lets time pass. */
    wait(ms: number) {
      atMs += ms;
      return builder;
    },
    /** Appends a fact, one millisecond later than the last; returns the observation. */
    add(fact: Fact, given: Partial<Observation> = {}): Observation {
      const document = given.document ?? given.page ?? page;
      const seq = (seqs.get(document) ?? 0) + 1;
      seqs.set(document, seq);
      atMs += 1;
      const observation = {
        audit: 'a1',
        document,
        page,
        seq,
        atMs,
        tab: 1,
        frame: 0,
        pageUrl: siteUrl,
        fact,
        ...given,
      };
      observations.push(observation);
      return observation;
    },
    dom(fact: Partial<FactOf<'dom'>>, given?: Partial<Observation>) {
      return builder.add(
        { kind: 'dom', api: 'Element.remove', action: 'remove', target: body, nodes: [], marks: [], ...fact },
        given,
      );
    },
    /** The launcher taken out of the document. */
    removal(stack: Stack | undefined, given: Partial<FactOf<'dom'>> = {}) {
      return builder.dom({ nodes: [launcher], marks: [mark(false)], ...(stack ? { stack } : {}), ...given });
    },
    /** The launcher's state. */
    widget(given: Partial<FactOf<'widget'>> = {}, place?: Partial<Observation>) {
      const state = { connected: true, rendered: true, visible: true, clickable: true };
      return builder.add(
        { kind: 'widget', vendor: 'parley', node: launcher, ancestors: [1, 0], ...state, ...given },
        place,
      );
    },
    request(url: string, stack: Stack | undefined, given: Partial<FactOf<'request'>> = {}, urlKey = url) {
      return builder.add(
        { kind: 'request', api: 'fetch', method: 'POST', url, ...(stack ? { stack } : {}), ...given },
        { urlKey },
      );
    },
    network(url: string, event: FactOf<'network'>['event'], given: Partial<FactOf<'network'>> = {}) {
      return builder.add(
        {
          kind: 'network',
          event,
          requestId: url,
          url,
          method: 'POST',
          type: 'xmlhttprequest',
          worker: false,
          ...given,
        },
        { document: 'background', urlKey: url },
      );
    },
    /** A patch over `fetch`. */
    patch(stack: Stack | undefined, given: Partial<FactOf<'patch'>> = {}) {
      return builder.add({
        kind: 'patch',
        patch: 1,
        api: 'fetch',
        ...(stack ? { stack } : {}),
        ...given,
      });
    },
    /** A call that went through that patch and did not reach the native. */
    asked(url: string, stack: Stack | undefined, given: Partial<FactOf<'asked'>> = {}) {
      return builder.add(
        {
          kind: 'asked',
          ask: 1,
          patch: 1,
          api: 'fetch',
          method: 'POST',
          url,
          arrived: false,
          outcome: 'returned',
          afterMs: 1_500,
          ...(stack ? { stack } : {}),
          ...given,
        },
        { urlKey: url },
      );
    },
    /** A timer of 20 s, number 5, set by the one and cleared by the other when it had 12 s left. */
    timer(set: Stack | undefined, cleared: Stack | undefined, given: Partial<FactOf<'timer'>> = {}) {
      const timer = { kind: 'timer', timer: 5 } as const;
      const stackOf = (stack: Stack | undefined) => (stack ? { stack } : {});
      builder.add({ ...timer, api: 'Window.setTimeout', delayMs: 20_000, ...stackOf(set), ...given });
      return builder.add({ ...timer, api: 'Window.clearTimeout', leftMs: 12_000, ...stackOf(cleared) });
    },
    script(url: string, event: FactOf<'script'>['event'], given: Partial<FactOf<'script'>> = {}) {
      const node = { id: 50, tag: 'script', url };
      return builder.add({ kind: 'script', event, node, url, type: '', parser: true, ...given });
    },
    global(
      event: FactOf<'global'>['event'],
      stack: Stack | undefined,
      given: Partial<FactOf<'global'>> = {},
    ) {
      return builder.add({
        kind: 'global',
        name: 'Parley',
        path: '',
        event,
        before: 'object',
        after: 'object',
        changed: true,
        ...(stack ? { stack } : {}),
        ...given,
      });
    },
    permission(event: FactOf<'permission'>['event'], ...origins: string[]) {
      return builder.add({ kind: 'permission', event, origins }, { document: 'background' });
    },
  };

  builder.add({ kind: 'page', event: 'start', url: siteUrl, top: true, prerender: false });
  builder.add({ kind: 'probe', event: 'started', detail: '', count: 0 });
  for (const [party, url] of Object.entries(scriptOf)) {
    if (party !== 'affected') builder.script(url, 'present', { node: { id: 40, tag: 'script', url } });
  }
  builder.script(scriptOf.affected, 'present', { node: { id: 41, tag: 'script', url: scriptOf.affected } });
  builder.script(scriptOf.affected, 'loaded', { node: { id: 41, tag: 'script', url: scriptOf.affected } });
  return builder;
}

export function mark(connected: boolean, given: Partial<Mark> = {}): Mark {
  return { vendor: 'parley', node: launcher, connected, relation: 'self', ...given };
}
