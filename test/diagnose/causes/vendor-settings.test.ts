import { describe, expect, it } from 'vitest';
import type { Audit } from '../../../src/model/audit.ts';
import {
  by,
  launcher,
  mark,
  parley,
  type Scripted,
  scriptOf,
  startLog,
  vendors,
} from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const gone = { connected: false, rendered: false, visible: false, clickable: false };
const api = 'https://api.parley.example/v1/hours';

/** Parley's script has run and its request was answered; then nothing for three seconds. */
function silent(change: (log: ReturnType<typeof startLog>) => void = () => undefined) {
  const log = startLog();
  log.network(api, 'sent');
  log.network(api, 'completed', { status: 200 });
  change(log);
  log.wait(3_000).add({ kind: 'page', event: 'hidden', url: '', top: true, prerender: false });
  return log;
}
const examined = (log: ReturnType<typeof startLog>, given: Partial<Audit> = {}) =>
  causeOf('vendor-settings', log.observations, given);

describe('vendor-settings, derived from silence', () => {
  it('is established when its own code ran, was answered and drew nothing', () => {
    expect(examined(silent())).toMatchObject({
      state: 'established',
      reason: expect.stringMatching(/^derived: /),
      advice: {
        sentence:
          'Check opening hours, targeting rules and control group of this page in the Parley console.',
      },
    });
  });
  it.each<[string, (log: ReturnType<typeof startLog>) => void]>([
    ['a request failed', (log) => void log.network(`${api}2`, 'failed', { error: 'net::ERR_FAILED' })],
    ['a request was refused', (log) => void log.network(`${api}2`, 'completed', { status: 403 })],
    ['a request was never answered', (log) => void log.network(`${api}2`, 'asked')],
    ['its code failed', (log) => void log.script(`${scriptOf.affected}2`, 'failed')],
    [
      'an error was thrown in its code',
      (log) => void log.add({ kind: 'error', name: 'TypeError', url: scriptOf.affected, line: 1, column: 1 }),
    ],
    [
      'its button came and went unwatched',
      (log) => void log.dom({ action: 'insert', nodes: [launcher], stack: by('affected') }),
    ],
    ['its global was replaced', (log) => void log.global('assigned', by('other-vendor'))],
    [
      'somebody touched what it made',
      (log) =>
        void log.dom({ action: 'style', target: launcher, marks: [mark(true)], stack: by('third-party') }),
    ],
  ])('is not tested when %s', (_, change) => {
    expect(examined(silent(change))?.state).toBe('not-tested');
  });
  it('is not tested without its code, without permission, and when the page was left at once', () => {
    const blocked = silent();
    const withoutCode = blocked.observations.filter(
      ({ fact }) => !(fact.kind === 'script' && fact.url === scriptOf.affected && fact.event === 'loaded'),
    );
    expect(causeOf('vendor-settings', withoutCode)?.state).toBe('not-tested');
    expect(examined(silent(), { origins: ['https://shop.example/*'] })?.state).toBe('not-tested');
    expect(examined(startLog())?.state).toBe('not-tested');
  });
});

describe('vendor-settings', () => {
  it('is excluded on a page where the chat can be used', () => {
    expect(examined(silent((log) => void log.widget()))?.state).toBe('excluded');
  });

  function removedBy(party: Scripted) {
    const log = startLog();
    log.widget();
    log.removal(by(party));
    log.widget(gone);
    return examined(log)?.state;
  }
  it('is established when its own code took the chat out or hid it, not when another did', () => {
    expect(removedBy('affected')).toBe('established');
    expect(removedBy('other-vendor')).toBe('excluded');
    expect(removedBy('site')).toBe('excluded');

    const log = startLog();
    log.widget();
    const act = log.dom({ action: 'style', target: launcher, marks: [mark(true)], stack: by('affected') });
    log.widget({
      visible: false,
      clickable: false,
      hiddenBy: { node: launcher, property: 'display', value: 'none', via: 'inline', by: act.seq },
    });
    expect(examined(log)?.reason).toBe("Parley's own code hides div#parley-launcher (Element.remove)");
  });

  const frame = { id: 9, tag: 'IFRAME', htmlId: 'parley-frame' };
  /** A chat window that its vendor made hidden and put in, closed as it should be. */
  function closedWindow(log: ReturnType<typeof startLog>) {
    log.dom({ action: 'insert', nodes: [frame], stack: by('affected') });
    const hiddenBy = { node: frame, property: 'display', value: 'none', via: 'inline' as const };
    log.widget({ node: frame, rendered: false, visible: false, clickable: false, hiddenBy });
  }
  it('is established when its own style keeps the chat away', () => {
    const log = startLog();
    closedWindow(log);
    expect(examined(log)?.state).toBe('established');
    const shadow = startLog();
    const sheet = { id: 30, tag: 'STYLE' };
    const hiddenBy = { node: launcher, property: 'display', value: 'none', via: 'rule' as const, sheet };
    shadow.widget({ visible: false, clickable: false, hiddenBy: { ...hiddenBy, ownSheet: true } });
    expect(examined(shadow)?.state).toBe('established');
  });
  it('is not tested when the chat was first looked at long after it came, by then hidden', () => {
    const log = startLog();
    log.dom({ action: 'insert', nodes: [frame], stack: by('affected') });
    log.wait(500);
    const hiddenBy = { node: frame, property: 'display', value: 'none', via: 'inline' as const };
    log.widget({ node: frame, rendered: false, visible: false, clickable: false, hiddenBy });
    expect(examined(log)?.state).toBe('not-tested');
  });
  it.each(['site', 'other-vendor', 'third-party'] as const)(
    'is excluded when the party %s took the button beside a closed window',
    (party) => {
      const log = startLog();
      closedWindow(log);
      log.widget();
      log.removal(by(party));
      log.widget(gone);
      expect(examined(log)?.state).toBe('excluded');
    },
  );
  it('is not tested when nobody was seen to put the chat away', () => {
    const log = startLog();
    log.widget();
    log.widget(gone);
    expect(examined(log)?.state).toBe('not-tested');
  });

  const setting = 'ParleySettings.hidden';
  const switched = vendors.map((vendor) =>
    vendor === parley ? { ...parley, switches: [{ value: setting, sources: ['test'] }] } : vendor,
  );
  const withSwitch = (change: (log: ReturnType<typeof startLog>) => void) => {
    const log = startLog();
    change(log);
    return causeOf('vendor-settings', log.observations, {}, switched);
  };
  it("is established by the vendor's own switch, with the text that turns it off", () => {
    expect(withSwitch((log) => void log.add({ kind: 'setting', setting, on: true }))).toMatchObject({
      state: 'established',
      reason: "the page's setting ParleySettings.hidden holds true, which keeps the Parley chat away",
      advice: { paste: 'ParleySettings.hidden = false' },
    });
  });
  it('is not established by a switch in spite of which the chat could be used before', () => {
    const lost = withSwitch((log) => {
      log.add({ kind: 'setting', setting, on: true });
      log.widget();
      log.removal(by('third-party'));
      log.widget(gone);
    });
    expect(lost?.state).toBe('excluded');
  });
  it('is not established by a switch that was turned off again, or that another vendor set', () => {
    const off = withSwitch((log) => {
      log.add({ kind: 'setting', setting, on: true });
      log.add({ kind: 'setting', setting, on: false });
    });
    expect(off?.state).not.toBe('established');
    const foreign = withSwitch((log) => {
      log.global('assigned', by('other-vendor'), { name: 'ParleySettings' });
      log.add({ kind: 'setting', setting, on: true });
    });
    expect(foreign?.state).not.toBe('established');
    const seen = withSwitch((log) => {
      log.add({ kind: 'setting', setting, on: true, stack: by('other-vendor') });
    });
    expect(seen?.state).not.toBe('established');
  });
  it('is not derived from silence after another vendor had turned a switch on', () => {
    const log = silent((log) => {
      log.add({ kind: 'setting', setting, on: true, stack: by('other-vendor') });
    });
    expect(causeOf('vendor-settings', log.observations, {}, switched)).toMatchObject({
      state: 'not-tested',
      reason: expect.stringContaining('somebody else acted'),
    });
  });
});
