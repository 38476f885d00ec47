import { describe, expect, it } from 'vitest';
import { attribute } from '../../src/attribution/actor.ts';
import { attributionContext } from '../../src/attribution/context.ts';
import { orderLog } from '../../src/attribution/log.ts';
import type { Observation, Stack } from '../../src/model/observation.ts';
import { by, type LogBuilder, parley, scriptOf, siteUrl, startLog, v8, vendors } from '../builders/log.ts';

const inlineScript = { id: 70, tag: 'script' };

function who(log: LogBuilder, observation: Observation) {
  return attribute(
    observation,
    parley,
    attributionContext(orderLog(log.observations), vendors, () => true),
  );
}

function whoActed(stack: Stack | undefined, prepare: (log: LogBuilder) => void = () => {}) {
  const log = startLog();
  prepare(log);
  return who(log, log.removal(stack));
}

describe('the actor', () => {
  it('is the innermost frame that is neither library nor the affected vendor', () => {
    const { actor, frames } = whoActed(
      v8(
        `${scriptOf.library}:1:1`,
        `${scriptOf.affected}:2:2`,
        `${scriptOf['other-vendor']}:3:3`,
        `${scriptOf.site}:4:4`,
      ),
    );
    expect(actor).toMatchObject({ party: 'other-vendor', vendor: 'overtalk', line: 3, column: 3 });
    expect(frames.map(({ role }) => role)).toEqual(['path', 'path', 'actor', 'caller']);
  });

  it('is the affected vendor when nobody else is in the stack', () => {
    expect(whoActed(v8('Array.forEach <anonymous>', `${scriptOf.affected}:2:2`)).actor?.party).toBe(
      'affected',
    );
  });

  it.each([scriptOf.library, 'https://stranger.example/jquery.js', 'https://shop.example/jquery.js'])(
    'is a library that nobody was seen to call, whoever serves it: %s',
    (url) => {
      const { actor } = whoActed(v8(`${url}:1:1`), (log) => log.script(url, 'present'));
      expect(actor).toMatchObject({ party: 'library', scriptUrl: url });
    },
  );

  it.each([
    ['no stack', undefined],
    ['an empty stack', { text: '', slot: 'ours' } as const],
    ['only native code', v8('Array.forEach <anonymous>')],
    ['a string timer', v8('<anonymous>:1:1')],
    ['a script that was never seen', v8('https://stranger.example/never.js:1:1')],
    ['a forged frame of the vendor', v8('https://cdn.parley.example/never.js:1:1')],
    ['a blob', v8('blob:https://shop.example:1:1')],
  ])('is unknown for %s, with a reason', (_, stack) => {
    const { actor, reason } = whoActed(stack);
    expect(actor).toBeNull();
    expect(reason).not.toBe('');
  });

  it('is the browser for an extension', () => {
    expect(whoActed(v8('chrome-extension://abc/x.js:1:1')).actor?.party).toBe('browser');
  });
});

const awaiting = (stack: Stack, url: string): Stack => ({
  ...stack,
  text: `${stack.text}\n    at async f (${url}:9:9)`,
});

describe('who awaits', () => {
  it('did not call a library', () => {
    const { actor } = whoActed(awaiting(v8(`${scriptOf.library}:1:1`), scriptOf.site));
    expect(actor?.party).toBe('library');
  });
  it('may have asked the vendor to act: nobody is named', () => {
    expect(whoActed(awaiting(by('affected'), scriptOf['other-vendor'])).actor).toBeNull();
    expect(whoActed(awaiting(by('affected'), scriptOf.affected)).actor?.party).toBe('affected');
  });
  it('does not stand before who acts', () => {
    expect(whoActed(awaiting(by('other-vendor'), scriptOf.site)).actor?.party).toBe('other-vendor');
  });
});

describe('a stranger’s file with the name of a library', () => {
  const url = 'https://stranger.example/jquery.js';
  const load = (log: LogBuilder) => void log.script(url, 'present');
  it('may have done what the site, its caller, seems to have done', () => {
    expect(whoActed(v8(`${url}:1:1`, `${scriptOf.site}:3:3`), load).actor).toBeNull();
  });
  it('is taken for a library of the site where somebody else calls it', () => {
    const called = v8(`${url}:1:1`, `${scriptOf['other-vendor']}:3:3`);
    expect(whoActed(called, load).actor).toMatchObject({ party: 'other-vendor', line: 3 });
  });
  it('hides nothing that its own host does', () => {
    const own = v8(`${url}:1:1`, 'https://stranger.example/s.js:3:3');
    expect(whoActed(own, load).actor).toMatchObject({ party: 'third-party', line: 3 });
  });
  it('is a library on the host of the site or of libraries', () => {
    const site = v8(`${siteUrl}jquery.js:1:1`, `${scriptOf['other-vendor']}:3:3`);
    expect(whoActed(site).actor?.party).toBe('other-vendor');
  });
});

describe('code that eval made', () => {
  const made = (origin: string, ...callers: string[]): Stack => {
    const { text } = v8(...callers);
    return {
      text: text.replace('Error', `Error\n    at eval (eval at f (${origin}), <anonymous>:1:1)`),
      slot: 'ours',
    };
  };
  const place = `${scriptOf['other-vendor']}:3:3`;
  it('acts for the call of eval that stands in the stack', () => {
    expect(whoActed(made(place, place)).actor).toMatchObject({ party: 'other-vendor', line: 3 });
  });
  it('names nobody where that place is no more than a claim', () => {
    expect(whoActed(made(place, `${scriptOf.site}:4:4`)).actor).toBeNull();
    expect(whoActed(made('<anonymous>', `${scriptOf.site}:4:4`)).actor).toBeNull();
    expect(whoActed(made(`${scriptOf.library}:1:1`, `${scriptOf.site}:4:4`)).actor).toBeNull();
    expect(whoActed(made(`${scriptOf.affected}:1:1`, `${scriptOf.affected}:4:4`)).actor).toBeNull();
  });
});

describe('a script on the site’s own host', () => {
  const url = `${siteUrl}assets/ot.js`;
  const insertedBy = (stack: Stack) => (log: LogBuilder) =>
    void log.dom({ action: 'insert', nodes: [{ id: 90, tag: 'script', url }], stack });
  it('is another chat vendor’s that brought it in, and said to be recognised by that', () => {
    const { actor } = whoActed(v8(`${url}:5:5`), insertedBy(by('other-vendor')));
    expect(actor).toMatchObject({
      party: 'other-vendor',
      vendor: 'overtalk',
      scriptUrl: url,
      recognised: 'loader',
    });
  });
  it.each(['tag-manager', 'site', 'affected'] as const)('stays the site’s when %s brought it in', (party) => {
    const { actor } = whoActed(v8(`${url}:5:5`), insertedBy(by(party)));
    expect(actor).toMatchObject({ party: 'site', scriptUrl: url });
    expect(actor?.recognised).toBeUndefined();
  });
  it('may have brought in itself', () => {
    expect(whoActed(v8(`${url}:5:5`), insertedBy(v8(`${url}:1:1`))).actor?.party).toBe('site');
  });
});

describe('a native that somebody bound', () => {
  const bound = (stack: Stack, binder: Stack): Stack => ({ ...stack, boundBy: binder.text });
  it('acts for who bound it', () => {
    expect(whoActed(bound(by('site'), by('other-vendor'))).actor?.party).toBe('other-vendor');
    expect(whoActed(bound(by('affected'), by('site'))).actor?.party).toBe('site');
  });
  it('acts for who calls it when the vendor bound it', () => {
    expect(whoActed(bound(by('site'), by('affected'))).actor?.party).toBe('site');
  });
});

describe('a page on which a function that takes callbacks was replaced', () => {
  const replace = (log: LogBuilder) =>
    log.add({ kind: 'probe', event: 'callbacks', detail: 'addEventListener', count: 1 });
  const passedOn = v8(`${scriptOf.affected}:2:2`, `${scriptOf['third-party']}:3:3`);

  it('names no stranger who stands outside what the chat does: he may only pass it on', () => {
    expect(whoActed(passedOn).actor?.party).toBe('third-party');
    const { actor, reason } = whoActed(passedOn, replace);
    expect(actor).toBeNull();
    expect(reason).toContain('pass callbacks on');
  });

  it('says so of all acts in the document, since nobody saw when it was', () => {
    const log = startLog();
    const act = log.removal(passedOn);
    replace(log);
    expect(who(log, act).actor).toBeNull();
  });

  it.each([
    ['who acts himself', v8(`${scriptOf['third-party']}:3:3`), 'third-party'],
    ['the site', v8(`${scriptOf.affected}:2:2`, `${scriptOf.site}:3:3`), 'site'],
    [
      'whoever is called by other code',
      v8(`${scriptOf.affected}:2:2`, `${scriptOf['other-vendor']}:3:3`, `${scriptOf['third-party']}:4:4`),
      'other-vendor',
    ],
  ])('still names %s', (_, stack, party) => {
    expect(whoActed(stack, replace).actor?.party).toBe(party);
  });

  it('still names him where a known error monitor can have done it', () => {
    const { actor } = whoActed(passedOn, (log) => {
      replace(log);
      log.script('https://cdn.shop.example/js/sentry.min.js', 'present');
    });
    expect(actor?.party).toBe('third-party');
  });
});

describe('a host that serves any package', () => {
  const url = 'https://cdn.jsdelivr.net/npm/some-carousel@2/dist/carousel.min.js';
  const load = (log: LogBuilder) => void log.script(url, 'present');
  it('passes on to whoever called', () => {
    expect(whoActed(v8(`${url}:1:1`, `${scriptOf.site}:3:3`), load).actor?.party).toBe('site');
  });
  it('is the actor when nobody did', () => {
    expect(whoActed(v8(`${url}:1:1`), load).actor).toMatchObject({ party: 'third-party', scriptUrl: url });
  });
});

describe('wrappers', () => {
  const wrapped = (...frames: string[]): Stack => ({ ...v8(...frames), slot: 'replaced' });
  it('skips the patch in the slot, however many frames it has', () => {
    const { actor, frames } = whoActed(
      wrapped(`${scriptOf['third-party']}:1:1`, `${scriptOf['third-party']}:2:2`, `${scriptOf.site}:3:3`),
    );
    expect(actor?.party).toBe('site');
    expect(frames.map(({ role }) => role)).toEqual(['wrapper', 'wrapper', 'actor']);
  });
  it('is the actor when nothing else is left', () => {
    expect(whoActed(wrapped(`${scriptOf['third-party']}:1:1`)).actor?.party).toBe('third-party');
  });
  it('is the actor when the slot is ours', () => {
    expect(whoActed(v8(`${scriptOf['third-party']}:1:1`, `${scriptOf.site}:3:3`)).actor?.party).toBe(
      'third-party',
    );
  });
  it('are skipped where they were seen to pass the call on, of whatever files they are', () => {
    const urls = [scriptOf.site, scriptOf['third-party'], scriptOf['other-vendor']];
    const text = urls.map((url) => `    at f (${url}:1:1)`).join('\n');
    expect(whoActed({ text, slot: 'replaced', wrappers: 2 }).actor?.party).toBe('other-vendor');
    expect(whoActed({ text, slot: 'replaced', wrappers: 1 }).actor?.party).toBe('third-party');
  });
  it('are counted as frames, though a name takes up more lines', () => {
    const lines = ['one', `two@${scriptOf['third-party']}:1:1`, `call@${scriptOf['other-vendor']}:2:2`];
    const text = [...lines, `f@${scriptOf.site}:3:3`].join('\n');
    expect(whoActed({ text, slot: 'replaced', wrappers: 2 }).actor?.party).toBe('other-vendor');
  });
  it('does not let an unknown script hide behind the name of a forwarding function', () => {
    const { actor } = whoActed(
      v8(`${scriptOf.affected}:1:1`, `sentryWrapped ${scriptOf['other-vendor']}:1:1`),
    );
    expect(actor).toBeNull();
  });
});

describe('inline code', () => {
  const inline = v8(`${siteUrl}:10:3`);
  it("is the site's, on a document of the site", () => {
    expect(whoActed(inline).actor).toMatchObject({ party: 'site', scriptUrl: siteUrl });
  });
  it('is the script that inserted it, while it runs', () => {
    const log = startLog();
    log.dom({ action: 'insert', nodes: [inlineScript], stack: by('tag-manager') });
    const act = log.removal(inline, { during: inlineScript.id });
    expect(who(log, act)).toMatchObject({
      actor: { party: 'tag-manager', scriptUrl: scriptOf['tag-manager'] },
      trust: 'lowered',
    });
  });
  it('is unknown once another party wrote inline code, and not before', () => {
    const log = startLog();
    const before = log.removal(inline);
    log.dom({ action: 'insert', nodes: [inlineScript], stack: by('tag-manager') });
    const after = log.removal(inline);
    expect(who(log, before).actor?.party).toBe('site');
    expect(who(log, after).actor).toBeNull();
  });
  it("stays the site's when the site wrote it", () => {
    const log = startLog();
    log.dom({ action: 'insert', nodes: [inlineScript], stack: inline });
    expect(who(log, log.removal(inline)).actor?.party).toBe('site');
  });
  it("is the vendor's in the vendor's own frame", () => {
    const log = startLog();
    const pageUrl = 'https://cdn.parley.example/frame.html';
    const act = log.dom({ stack: v8(`${pageUrl}:1:1`) }, { document: 'frame', pageUrl });
    expect(who(log, act).actor?.party).toBe('affected');
  });
  it('ends for a script that claims to have inserted itself, or an endless chain', () => {
    const log = startLog();
    for (let i = 0; i < 3000; i++) {
      log.dom({ action: 'insert', nodes: [{ id: 100 + i, tag: 'script' }], stack: inline, during: 99 + i });
    }
    expect(who(log, log.removal(inline, { during: 3099 })).actor).toBeNull();
    expect(who(log, log.removal(inline, { during: 1_000_000 })).actor).toBeNull();
  });
});

describe('code that has no file', () => {
  const codeAt = (hash: string): Stack => ({ text: `    at f (<anonymous>:1:1 #${hash})`, slot: 'ours' });
  const insert = (log: LogBuilder, stack: Stack, code = 'aa') =>
    log.dom({ action: 'insert', nodes: [{ ...inlineScript, codes: [code] }], stack });

  it('is by whoever brought in code with that hash, before', () => {
    const log = startLog();
    const early = log.removal(codeAt('aa'));
    insert(log, by('other-vendor'));
    expect(who(log, early).actor).toBeNull();
    expect(who(log, log.removal(codeAt('aa')))).toMatchObject({
      actor: { party: 'other-vendor', line: 12 },
      trust: 'lowered',
    });
    expect(who(log, log.removal(codeAt('bb'))).actor).toBeNull();
  });
  it('is by nobody in particular where two brought it in', () => {
    const log = startLog();
    insert(log, by('other-vendor'));
    insert(log, by('site'));
    expect(who(log, log.removal(codeAt('aa'))).actor).toBeNull();
  });
  it('is by whoever gave it to a timer', () => {
    const log = startLog();
    log.add({ kind: 'made', how: 'timer', codes: ['cc'], stack: by('other-vendor') });
    expect(who(log, log.removal(codeAt('cc'))).actor?.party).toBe('other-vendor');
  });
  it('in Gecko is by the one script that gave a timer a text, if it is one', () => {
    const timed: Stack = { text: '@<anonymous code>:1:1', slot: 'ours' };
    const log = startLog();
    expect(who(log, log.removal(timed)).actor).toBeNull();
    log.add({ kind: 'made', how: 'timer', codes: ['cc'], stack: by('other-vendor') });
    expect(who(log, log.removal(timed)).actor?.party).toBe('other-vendor');
    log.add({ kind: 'made', how: 'timer', codes: ['dd'], stack: by('site') });
    expect(who(log, log.removal(timed)).actor).toBeNull();
  });
  it('is by whoever made the blob, not by who loads it', () => {
    const log = startLog();
    const url = 'blob:https://shop.example/1';
    log.add({ kind: 'made', how: 'blob', codes: [], url, stack: by('other-vendor') });
    log.dom({ action: 'insert', nodes: [{ id: 91, tag: 'script', url }], stack: by('site') });
    expect(who(log, log.removal(v8(`${url}:1:1`))).actor?.party).toBe('other-vendor');
  });
  it('in Gecko is by the one script that put inline code into the document, if it is one', () => {
    const injected: Stack = { text: `f@${siteUrl} line 3 > injectedScript:1:1`, slot: 'ours' };
    const log = startLog();
    insert(log, by('other-vendor'));
    expect(who(log, log.removal(injected)).actor?.party).toBe('other-vendor');
    insert(log, by('site'));
    expect(who(log, log.removal(injected)).actor).toBeNull();
  });
  it.each(['HTMLButtonElement.onclick', 'onerror'])('is nobody’s in a handler attribute: %s', (name) => {
    expect(whoActed(v8(`${name} ${siteUrl}:1:40`)).actor).toBeNull();
    expect(whoActed(v8(`button.${name} ${siteUrl}:1:40`)).actor?.party).toBe('site');
  });
  it('may have taken the name of a script, which in Gecko then tells nothing', () => {
    const claim = (log: LogBuilder) =>
      void log.dom({
        action: 'insert',
        nodes: [{ ...inlineScript, codes: ['aa'], claims: [scriptOf.affected] }],
        stack: by('other-vendor'),
      });
    const gecko: Stack = { text: `f@${scriptOf.affected}:1:1`, slot: 'ours' };
    expect(whoActed(gecko).actor?.party).toBe('affected');
    expect(whoActed(gecko, claim).actor).toBeNull();
    expect(whoActed(by('affected'), claim).actor?.party).toBe('affected');
    const blob = { id: 92, tag: 'script', url: 'blob:https://shop.example/1' };
    const load = (log: LogBuilder) => void log.dom({ action: 'insert', nodes: [blob], stack: by('site') });
    expect(whoActed(gecko, load).actor).toBeNull();
    expect(whoActed(by('affected'), load).actor?.party).toBe('affected');
  });
});

describe('loaded by', () => {
  const script = (id: number, url: string) => ({ id, tag: 'script', url });
  it('tells page → tag manager → script', () => {
    const log = startLog();
    log.observations.splice(2);
    log.script(scriptOf['tag-manager'], 'present');
    const insertion = v8(`${scriptOf.library}:1:1`, `${scriptOf['tag-manager']}:1:1`);
    log.dom({ action: 'insert', nodes: [script(80, scriptOf['other-vendor'])], stack: insertion });
    expect(who(log, log.removal(by('other-vendor'))).actor?.loadedBy).toEqual([
      scriptOf['tag-manager'],
      siteUrl,
    ]);
  });
  it('cuts a circle and a chain without end', () => {
    const log = startLog();
    log.observations.splice(2);
    const url = (i: number) => `https://stranger.example/${i}.js`;
    log.dom({ action: 'insert', nodes: [script(1, url(0))], stack: v8(`${url(1)}:1:1`) });
    log.dom({ action: 'insert', nodes: [script(2, url(1))], stack: v8(`${url(0)}:1:1`) });
    expect(who(log, log.removal(v8(`${url(0)}:1:1`))).actor?.loadedBy).toEqual([url(1), siteUrl]);
    for (let i = 2; i < 60; i++)
      log.dom({ action: 'insert', nodes: [script(i + 1, url(i))], stack: v8(`${url(i + 1)}:1:1`) });
    expect(who(log, log.removal(v8(`${url(2)}:1:1`))).actor?.loadedBy).toHaveLength(20);
  });
});
