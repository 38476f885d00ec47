import { describe, expect, it } from 'vitest';
import { by, company, type LogBuilder, startLog } from '../builders/log.ts';
import { reportOf } from '../builders/report.ts';

function verdict(add: (log: LogBuilder) => void) {
  const log = startLog();
  add(log);
  return reportOf(log.observations).widgets[0];
}

describe('verdict', () => {
  it('is healthy when the chat ends clickable', () => {
    expect(verdict((log) => log.widget())?.verdict).toBe('healthy');
  });
  it('is interfered when a finding fails, even if the vendor repaired it', () => {
    const widget = verdict((log) => {
      log.removal(by('other-vendor'));
      log.widget();
    });
    expect(widget?.verdict).toBe('interfered');
    expect(widget?.summary).toContain('Overtalk');
  });
  it("is explained by a cause or by the site's own act", () => {
    const csp = {
      kind: 'csp',
      directive: 'x',
      disposition: 'enforce',
      sourceUrl: '',
      line: 0,
      column: 0,
    } as const;
    expect(verdict((log) => log.add({ ...csp, blockedUrl: 'https://parley.example/' }))?.verdict).toBe(
      'explained',
    );
    expect(verdict((log) => log.removal(by('site')))?.verdict).toBe('explained');
  });
  it('is undetermined when the last state is not clickable and nothing explains it', () => {
    const widget = verdict((log) => {
      log.widget();
      log.widget({ clickable: false, visible: false });
    });
    expect(widget?.verdict).toBe('undetermined');
  });
  it('needs at most 25 words, whatever the names', () => {
    const parley = company('parley', 'chat', { name: 'a b c d e f g h '.repeat(7).trim() });
    const overtalk = company('overtalk', 'chat', { name: 'x y z '.repeat(19).trim() });
    for (const add of [
      (log: LogBuilder) => log.widget(),
      (log: LogBuilder) => log.removal(by('other-vendor')),
      (log: LogBuilder) => log.removal(by('site')),
      () => {},
    ]) {
      const log = startLog();
      add(log);
      const summary = reportOf(log.observations, {}, [parley, overtalk]).widgets[0]?.summary ?? '';
      expect(summary.split(/\s+/).length).toBeLessThanOrEqual(25);
      expect(summary).not.toBe('');
    }
  });
});
