import { expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { by, type LogBuilder, startLog } from '../../builders/log.ts';
import { reportOf } from '../../builders/report.ts';

const api = 'https://api.parley.example/v1/sessions';
const frame = { id: 9, tag: 'iframe' };
const unseen = { visible: false, clickable: false };

const trial = (log: LogBuilder, event: FactOf<'trial'>['event'], vendor = 'parley') =>
  log.add({ kind: 'trial', vendor, event }, { document: 'background' });

/** A page whose chat is clicked after three seconds, and whose audit ends `seconds` after that. */
function clicked(then: (log: LogBuilder) => unknown, { seconds = 10, before = (_: LogBuilder) => {} } = {}) {
  const log = startLog();
  log.widget();
  before(log);
  log.wait(3000);
  trial(log, 'begun');
  const { atMs } = log.add({ kind: 'trial', vendor: 'parley', event: 'clicked' });
  then(log);
  const { widgets } = reportOf(log.observations, { endedAtMs: atMs + seconds * 1000 });
  return widgets[0]?.ladder.find(({ step }) => step === 'session-starts');
}
const sent = (log: LogBuilder) => log.network(api, 'sent');

it('is unknown as long as nobody tried', () => {
  const log = startLog();
  log.widget();
  log.network(api, 'sent');
  trial(log, 'begun');
  expect(reportOf(log.observations).widgets[0]?.ladder[11]).toEqual({
    step: 'session-starts',
    state: 'unknown',
    at: null,
  });
});

it.each([
  ['a request that left', sent],
  ['a call that the page made', (log: LogBuilder) => log.request(api, by('affected'))],
  ['a frame that came', (log: LogBuilder) => log.widget({ node: frame })],
  [
    'a frame that was shown',
    (log: LogBuilder) => log.widget({ node: frame }),
    (log: LogBuilder) => void log.widget({ node: frame, ...unseen }),
  ],
  [
    'a window of its own',
    (log: LogBuilder) =>
      log.add(
        { kind: 'page', event: 'start', url: 'https://chat.parley.example/', top: true, prerender: false },
        { page: 'p9', document: 'p9', tab: 2 },
      ),
  ],
])('is reached by %s', (_, then, before = () => {}) => {
  expect(clicked(then, { before })).toMatchObject({ state: 'reached', at: expect.any(String) });
});

it.each([
  ['nothing happens', () => undefined],
  ['the request fails', (log: LogBuilder) => [sent(log), log.network(api, 'failed')]],
  ['the server refuses', (log: LogBuilder) => [sent(log), log.network(api, 'completed', { status: 403 })]],
  [
    'only another script asks the vendor',
    (log: LogBuilder) => [log.request(api, by('other-vendor'), {}, api), sent(log)],
  ],
  ['something else is asked', (log: LogBuilder) => log.network('https://stranger.example/x', 'sent')],
  [
    'a frame that was there stays',
    (log: LogBuilder) => log.widget({ node: frame, ancestors: [2] }),
    (log: LogBuilder) => void log.widget({ node: frame }),
  ],
])('is not reached when %s', (_, then, before = () => {}) => {
  expect(clicked(then, { before })?.state).toBe('not-reached');
});

it('is unknown when it was not watched long enough, or nobody could see', () => {
  expect(clicked(() => undefined, { seconds: 2 })?.state).toBe('unknown');
  const left = (log: LogBuilder) =>
    log.add(
      { kind: 'page', event: 'start', url: 'https://shop.example/2', top: true, prerender: false },
      { page: 'p2', document: 'p2' },
    );
  expect(clicked(left)?.state).toBe('unknown');
  const blind = (log: LogBuilder) => log.permission('withdrawn', '<all_urls>');
  expect(clicked(blind)?.state).toBe('unknown');
});

it('is unknown when the chat only goes on asking what it asked before', () => {
  const before = (log: LogBuilder) => {
    sent(log);
    sent(log);
  };
  expect(clicked(sent, { before })?.state).toBe('unknown');
});

it('does not count what comes after the end of the trial', () => {
  const late = (log: LogBuilder) => {
    log.wait(6000);
    trial(log, 'ended');
    log.wait(1000);
    sent(log);
  };
  expect(clicked(late)?.state).toBe('not-reached');
  const other = (log: LogBuilder) => {
    trial(log, 'ended', 'overtalk');
    sent(log);
  };
  expect(clicked(other)?.state).toBe('reached');
});
