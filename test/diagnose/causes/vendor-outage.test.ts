import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { type LogBuilder, scriptOf, startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const API = 'https://api.parley.example/boot';
const outage = (build: (log: LogBuilder) => unknown, origins = ['<all_urls>']) => {
  const log = startLog();
  build(log);
  return causeOf('vendor-outage', log.observations, { origins });
};
const ended = (given: Partial<FactOf<'network'>>, url = API) =>
  outage((log) => {
    log.network(url, 'sent', given);
    log.network(url, given.error === undefined ? 'completed' : 'failed', given);
  })?.state;

describe('vendor-outage', () => {
  it('is established by a server error, a script that is gone and an address that cannot be reached', () => {
    expect(ended({ status: 503 })).toBe('established');
    expect(ended({ status: 404, type: 'script' })).toBe('established');
    expect(ended({ status: 410, type: 'script' })).toBe('established');
    for (const error of [
      'net::ERR_NAME_NOT_RESOLVED',
      'net::ERR_CONNECTION_REFUSED',
      'net::ERR_EMPTY_RESPONSE',
      'net::ERR_CERT_DATE_INVALID',
      'NS_ERROR_UNKNOWN_HOST',
      'NS_ERROR_NET_TIMEOUT',
    ]) {
      expect(ended({ error })).toBe('established');
    }
  });

  it('says which address failed and how, and gives it to be sent to the vendor', () => {
    const state = outage((log) => log.network(API, 'completed', { status: 502 }));
    expect(state).toMatchObject({
      reason: 'api.parley.example/boot answered 502',
      advice: { paste: API },
    });
  });

  it('is established by a script without an answer only after ten seconds', () => {
    const silence = (ms: number) =>
      outage((log) => {
        log.network('https://cdn.parley.example/late.js', 'sent', { type: 'script' });
        log.wait(ms).dom({});
      })?.state;
    expect(silence(9_000)).toBe('excluded');
    expect(silence(10_500)).toBe('established');
    const answered = outage((log) => {
      log.network(scriptOf.affected, 'sent', { type: 'script' });
      log.script(scriptOf.affected, 'loaded');
      log.wait(20_000).dom({});
    });
    expect(answered?.state).toBe('excluded');
  });

  it('is excluded for what a chat can do without, what is stopped on purpose, and other companies', () => {
    expect(ended({ status: 503, type: 'image' })).toBe('excluded');
    expect(ended({ status: 404 })).toBe('excluded');
    expect(ended({ error: 'net::ERR_ABORTED' })).toBe('excluded');
    expect(ended({ error: 'NS_BINDING_ABORTED' })).toBe('excluded');
    expect(ended({ error: 'net::ERR_BLOCKED_BY_CLIENT' })).toBe('excluded');
    expect(ended({ status: 503 }, 'https://ads.example/boot')).toBe('excluded');
  });

  it('is excluded where the address answered at another try, and where the chat was drawn', () => {
    const retried = outage((log) => {
      log.network(API, 'completed', { status: 503, requestId: '1' });
      log.network(API, 'completed', { status: 200, requestId: '2' });
    });
    expect(retried?.state).toBe('excluded');
    const drawn = outage((log) => {
      log.network(API, 'completed', { status: 503 });
      log.widget({ visible: false });
    });
    expect(drawn?.state).toBe('excluded');
  });

  it('is not tested without permission for the network', () => {
    expect(outage((log) => log.network(API, 'completed', { status: 503 }), [])?.state).toBe('not-tested');
  });
});
