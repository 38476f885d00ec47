import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { by, type LogBuilder, mark, siteUrl, startLog, v8 } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const url = 'https://cdn.parley.example/chat.js';
const held = (log: LogBuilder, given: Partial<FactOf<'script'>> = {}) =>
  log.script(url, 'inert', {
    node: { id: 60, tag: 'script' },
    type: 'text/plain',
    gate: { attribute: 'data-name', value: 'parley' },
    ...given,
  });

function cause(act: (log: LogBuilder) => void) {
  const log = startLog();
  act(log);
  return causeOf('consent-manager', log.observations);
}

describe('consent-manager', () => {
  it('is established by the mark that a consent manager gives, and names what to accept', () => {
    expect(cause((log) => held(log))).toMatchObject({
      state: 'established',
      advice: { paste: 'data-name="parley"', sentence: expect.stringContaining('"parley"') },
    });
    const gates = [
      { attribute: 'data-category', value: 'chat' },
      { attribute: 'data-cookieconsent', value: 'preferences' },
      { attribute: 'class', value: 'optanon-category-C0003' },
      { attribute: 'data-usercentrics', value: 'Parley' },
    ];
    for (const gate of gates) {
      expect(cause((log) => held(log, { gate }))).toMatchObject({
        state: 'established',
        advice: { paste: `${gate.attribute}="${gate.value}"` },
      });
    }
  });

  it('is excluded once the script was let go, in a new element or in its own', () => {
    const inNew = cause((log) => {
      held(log);
      log.script(url, 'present', { node: { id: 61, tag: 'script', url }, type: 'text/javascript' });
    });
    expect(inNew?.state).toBe('excluded');
    const own = { id: 60, tag: 'script', url };
    const inOwn = cause((log) => {
      held(log, { node: own });
      log.script(url, 'loaded', { node: own, type: '' });
    });
    expect(inOwn?.state).toBe('excluded');
  });

  it('is excluded where nothing of the vendor is held back, and for what an optimiser holds', () => {
    expect(cause(() => {})?.state).toBe('excluded');
    const gate = { attribute: 'type', value: 'rocketlazyloadscript' };
    expect(cause((log) => held(log, { type: 'rocketlazyloadscript', gate }))?.state).toBe('excluded');
    const other = 'https://ads.example/a.js';
    expect(
      cause((log) => held(log, { node: { id: 60, tag: 'script', url: other }, url: other }))?.state,
    ).toBe('excluded');
  });

  it.each(['other-vendor', 'third-party', 'affected'] as const)(
    'is excluded where a script of the party %s gave the mark',
    (party) => {
      const state = cause((log) => {
        const node = { id: 60, tag: 'script', url };
        log.script(url, 'present', { node });
        log.dom({
          api: 'HTMLScriptElement.type',
          action: 'attribute',
          attribute: 'type',
          target: node,
          stack: by(party),
        });
        held(log, { node });
      });
      expect(state?.state).toBe('excluded');
    },
  );

  it('knows a consent manager on a host of its own by its file where it put the script in held back', () => {
    const file = 'https://cmp.stranger.example/klaro.js';
    const node = { id: 60, tag: 'script' };
    const putIn = (log: LogBuilder) => {
      log.script(file, 'loaded', { node: { id: 70, tag: 'script', url: file } });
      held(log, { node, parser: false });
      log.dom({ action: 'insert', api: 'Node.insertBefore', nodes: [node], stack: v8(`${file}:1:1`) });
    };
    expect(cause(putIn)?.state).toBe('established');
    const ranBefore = cause((log) => {
      log.script(url, 'present', { node: { id: 61, tag: 'script', url } });
      putIn(log);
    });
    expect(ranBefore?.state).toBe('excluded');
  });

  it('is established where a consent manager itself gave a script a type that does not run', () => {
    const state = cause((log) => {
      const node = { id: 60, tag: 'script', url };
      log.dom({
        api: 'HTMLScriptElement.type',
        action: 'attribute',
        attribute: 'type',
        target: node,
        stack: by('consent-manager'),
      });
      held(log, {
        node,
        type: 'javascript/blocked',
        gate: { attribute: 'type', value: 'javascript/blocked' },
      });
    });
    expect(state).toMatchObject({ state: 'established', advice: { paste: 'type="javascript/blocked"' } });
  });

  it('is established where a consent manager took the chat out of the page for good', () => {
    const gone = (log: LogBuilder) => {
      log.widget();
      log.removal(by('consent-manager'), { marks: [mark(false)] });
      log.widget({ connected: false, visible: false, clickable: false });
    };
    expect(cause(gone)?.state).toBe('established');
    const back = cause((log) => {
      gone(log);
      log.widget();
    });
    expect(back?.state).toBe('excluded');
  });

  it('is not tested where a script of type text/plain tells nothing, unless a consent manager is on the page', () => {
    const bare = { gate: { attribute: 'type', value: 'text/plain' } };
    const log = startLog();
    held(log, bare);
    expect(causeOf('consent-manager', log.observations)?.state).toBe('established');
    const without = log.observations.filter(
      ({ fact }) => fact.kind !== 'script' || !fact.url.includes('consent.example'),
    );
    expect(causeOf('consent-manager', without)?.state).toBe('not-tested');
    const own = startLog();
    own.script(`${siteUrl}assets/klaro.js`, 'loaded', { node: { id: 70, tag: 'script' } });
    held(own, bare);
    expect(causeOf('consent-manager', own.observations)?.state).toBe('established');
  });

  it('is not tested on a page that was not recorded', () => {
    const { observations } = startLog();
    const late = observations.filter(({ fact }) => fact.kind !== 'page');
    expect(causeOf('consent-manager', late)?.state).toBe('not-tested');
  });
});
