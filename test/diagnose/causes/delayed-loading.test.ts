import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { by, type LogBuilder, type Scripted, siteUrl, startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const url = 'https://cdn.parley.example/chat.js';

/** A page on which nothing of the vendor's has loaded yet. */
function bare(): LogBuilder {
  const log = startLog();
  const isParley = (at: string) => at.startsWith('https://cdn.parley.example/');
  const kept = log.observations.filter(({ fact }) => fact.kind !== 'script' || !isParley(fact.url));
  log.observations.splice(0, log.observations.length, ...kept);
  return log;
}

function cause(act: (log: LogBuilder) => void) {
  const log = bare();
  act(log);
  return causeOf('delayed-loading', log.observations);
}

const held = (log: LogBuilder, type: string, given: Partial<FactOf<'script'>> = {}) =>
  log.script(url, 'inert', {
    node: { id: 60, tag: 'script' },
    type,
    gate: { attribute: 'type', value: type },
    ...given,
  });

describe('delayed-loading: an optimiser', () => {
  it('is established by the type that it gives, and says what to take off', () => {
    expect(cause((log) => held(log, 'rocketlazyloadscript'))).toMatchObject({
      state: 'established',
      advice: {
        paste: 'type="rocketlazyloadscript"',
        sentence:
          'Exclude the chat from WP Rocket: take type="rocketlazyloadscript" off its script, and rename data-rocket-src to src.',
      },
    });
    for (const type of [
      'litespeed/javascript',
      'pmdelayedscript',
      'nitropack/inlinescript',
      'text/partytown',
    ]) {
      expect(cause((log) => held(log, type, { node: { id: 60, tag: 'script', url } }))).toMatchObject({
        state: 'established',
        advice: { paste: `type="${type}"`, sentence: expect.stringMatching(/off its script\.$/) },
      });
    }
  });

  it('says what to put on where the mark is made anew for each page', () => {
    expect(cause((log) => held(log, '*-text/javascript'))?.advice?.paste).toBe('data-cfasync="false"');
  });

  it('is established by an attribute of its own beside a type that runs', () => {
    const gate = { attribute: 'data-type', value: 'lazy' };
    expect(cause((log) => held(log, 'text/javascript', { gate }))).toMatchObject({
      state: 'established',
      advice: { paste: 'data-type="lazy"' },
    });
  });

  it('is excluded once the script was let go, and where somebody else holds it', () => {
    const state = cause((log) => {
      held(log, 'rocketlazyloadscript');
      log.script(url, 'present', { node: { id: 61, tag: 'script', url } });
    });
    expect(state?.state).toBe('excluded');
    const gate = { attribute: 'data-name', value: 'parley' };
    expect(cause((log) => held(log, 'text/plain', { gate }))?.state).toBe('excluded');
  });

  it('is excluded where another party gave the type, not tested where nobody is known to give it', () => {
    const node = { id: 60, tag: 'script', url };
    const state = cause((log) => {
      log.dom({
        api: 'HTMLScriptElement.type',
        action: 'attribute',
        attribute: 'type',
        target: node,
        stack: by('other-vendor'),
      });
      held(log, 'rocketlazyloadscript', { node });
    });
    expect(state?.state).toBe('excluded');
    expect(cause((log) => held(log, 'text/later'))?.state).toBe('not-tested');
  });
});

describe('delayed-loading: a tag that comes late', () => {
  type Late = { party?: Scripted; afterLoadMs?: number; afterInput?: boolean; usable?: boolean };
  const late = (log: LogBuilder, { party = 'site', afterLoadMs = 4000, afterInput, usable = true }: Late) => {
    const node = { id: 60, tag: 'script', url };
    log.script(url, 'present', {
      node,
      parser: false,
      afterLoadMs,
      ...(afterInput ? { afterInput } : {}),
    });
    log.dom({ action: 'insert', api: 'Node.appendChild', nodes: [node], stack: by(party) });
    log.script(url, 'loaded', { node, parser: false });
    log.widget({ visible: usable, clickable: usable });
    log.wait(10_000);
    log.request(`${siteUrl}later`, by('site'));
  };

  it('is established where the site put it in long after the load event, or after a click', () => {
    expect(cause((log) => late(log, {}))?.state).toBe('established');
    expect(cause((log) => late(log, { afterLoadMs: 600, afterInput: true }))?.state).toBe('established');
  });

  it.each([
    ['soon after the load event', { afterLoadMs: 1200 }],
    ['at once after a click', { afterLoadMs: 100, afterInput: true }],
    ['by the vendor itself', { party: 'affected' }],
    ['by another vendor', { party: 'other-vendor' }],
    ['and did not work although there was time', { usable: false }],
  ] as const)('is excluded where it came %s', (_, given) => {
    expect(cause((log) => late(log, given))?.state).toBe('excluded');
  });

  it('is excluded where an earlier tag came in time, or the document showed another page since', () => {
    const earlier = cause((log) => {
      log.script('https://cdn.parley.example/stage-one.js', 'present');
      late(log, {});
    });
    expect(earlier?.state).toBe('excluded');
    const route = cause((log) => {
      log.add({ kind: 'page', event: 'route', url: `${siteUrl}help`, top: true, prerender: false });
      late(log, {});
    });
    expect(route?.state).toBe('excluded');
  });

  it('is not tested on a page that was not recorded', () => {
    const log = bare();
    late(log, {});
    const without = log.observations.filter(({ fact }) => fact.kind !== 'page');
    expect(causeOf('delayed-loading', without)?.state).toBe('not-tested');
  });
});
