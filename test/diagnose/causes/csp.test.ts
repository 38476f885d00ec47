import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const violation = {
  kind: 'csp',
  blockedUrl: 'https://cdn.parley.example/loader.js',
  directive: 'script-src-elem',
  disposition: 'enforce',
  sourceUrl: '',
  line: 0,
  column: 0,
} as const;
const state = (given: Partial<FactOf<'csp'>>) => {
  const log = startLog();
  log.add({ ...violation, ...given });
  return causeOf('csp', log.observations)?.state;
};

describe('csp', () => {
  it("is established when the policy forbids the vendor's address, or what its script wants inline", () => {
    expect(state({})).toBe('established');
    expect(state({ blockedUrl: 'inline', sourceUrl: 'https://cdn.parley.example/loader.js' })).toBe(
      'established',
    );
  });
  it('advises, a line for each directive, the hosts that it must allow as well', () => {
    const log = startLog();
    log.add(violation);
    log.add({ ...violation, blockedUrl: 'https://static.parley.example/chat.js' });
    log.add({ ...violation, directive: 'connect-src', blockedUrl: 'wss://live.parley.example/socket' });
    log.add({ ...violation, blockedUrl: 'eval', directive: 'script-src', sourceUrl: violation.blockedUrl });
    expect(causeOf('csp', log.observations)?.advice?.paste).toBe(
      [
        "script-src https://cdn.parley.example https://static.parley.example 'unsafe-eval'",
        'connect-src wss://live.parley.example',
      ].join('\n'),
    );
  });
  it('is excluded for a report-only policy and for others', () => {
    expect(state({ disposition: 'report' })).toBe('excluded');
    expect(state({ blockedUrl: 'https://ads.example/a.js' })).toBe('excluded');
    expect(state({ blockedUrl: 'inline', sourceUrl: 'https://shop.example/' })).toBe('excluded');
  });
});
