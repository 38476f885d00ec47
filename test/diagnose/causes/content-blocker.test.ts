import { describe, expect, it } from 'vitest';
import { type LogBuilder, startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const url = 'https://cdn.parley.example/loader.js';
const state = (add: (log: LogBuilder) => void, origins?: string[]) => {
  const log = startLog();
  add(log);
  return causeOf('content-blocker', log.observations, origins ? { origins } : {})?.state;
};

describe('content-blocker', () => {
  it('is established by the error that Chromium names', () => {
    expect(state((log) => log.network(url, 'failed', { error: 'net::ERR_BLOCKED_BY_CLIENT' }))).toBe(
      'established',
    );
  });
  it('is established by the silence of Firefox with a failed script', () => {
    expect(
      state((log) => {
        log.network(url, 'asked', { type: 'script' });
        log.script(url, 'failed');
      }),
    ).toBe('established');
  });
  it('is established by the abort that Firefox reports for what an extension’s rules forbid', () => {
    const aborted = (wasSent: boolean) =>
      state((log) => {
        log.network(url, 'asked', { type: 'script' });
        if (wasSent) log.network(url, 'sent', { type: 'script' });
        log.network(url, 'failed', { type: 'script', error: 'NS_ERROR_ABORT' });
        log.script(url, 'failed');
      });
    expect(aborted(false)).toBe('established');
    expect(aborted(true)).toBe('excluded');
  });
  it('is excluded when the request was sent, or a policy explains the silence', () => {
    expect(
      state((log) => {
        log.network(url, 'asked', { type: 'script' });
        log.network(url, 'sent', { type: 'script' });
        log.script(url, 'failed');
      }),
    ).toBe('excluded');
    expect(
      state((log) => {
        log.network(url, 'asked', { type: 'script' });
        log.add({
          kind: 'csp',
          blockedUrl: url,
          directive: 'script-src',
          disposition: 'enforce',
          sourceUrl: '',
          line: 0,
          column: 0,
        });
        log.script(url, 'failed');
      }),
    ).toBe('excluded');
  });
  it('is excluded for other errors and other hosts', () => {
    expect(state((log) => log.network(url, 'failed', { error: 'net::ERR_NAME_NOT_RESOLVED' }))).toBe(
      'excluded',
    );
    const other = 'https://ads.example/a.js';
    expect(state((log) => log.network(other, 'failed', { error: 'net::ERR_BLOCKED_BY_CLIENT' }))).toBe(
      'excluded',
    );
  });
  it('is not tested without permission', () => {
    expect(state(() => {}, [])).toBe('not-tested');
  });
});
