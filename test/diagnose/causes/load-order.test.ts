import { describe, expect, it } from 'vitest';
import type { FactOf, Observation } from '../../../src/model/observation.ts';
import { type LogBuilder, scriptOf, siteUrl, startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const LATE = 'https://cdn.parley.example/late.js';
const error = (log: LogBuilder, given: Partial<FactOf<'error'>>, place: Partial<Observation> = {}) =>
  log.add({ kind: 'error', name: 'TypeError', url: siteUrl, line: 12, column: 3, ...given }, place);
const undefinedParley = { name: 'ReferenceError', missing: 'Parley' };

/** The log of a page whose only script of Parley's is `late.js`. */
function lateLog(): LogBuilder {
  const log = startLog();
  const isEarlyLoader = ({ fact }: Observation) => fact.kind === 'script' && fact.url === scriptOf.affected;
  log.observations.splice(
    0,
    log.observations.length,
    ...log.observations.filter((one) => !isEarlyLoader(one)),
  );
  return log;
}
const state = (log: LogBuilder) => causeOf('load-order', log.observations);
const built = (log: LogBuilder, build: (log: LogBuilder) => unknown) => {
  build(log);
  return state(log);
};

describe('load-order', () => {
  it("is established where the vendor's global was called before its script, which came later", () => {
    const found = built(lateLog(), (log) => {
      error(log, undefinedParley);
      log.script(LATE, 'loaded');
    });
    expect(found).toMatchObject({
      state: 'established',
      advice: {
        sentence:
          'Put the Parley tag, without async or defer, before line 12 of shop.example/, which calls it.',
        paste: `<script src="${LATE}"></script>`,
      },
    });
  });

  it('gives no tag to paste where redaction took part of its address', () => {
    const found = built(lateLog(), (log) => {
      error(log, undefinedParley);
      log.script(`${LATE}?account=‹id:12345678›`, 'loaded');
    });
    expect(found?.state).toBe('established');
    expect(found?.advice?.paste).toBeUndefined();
  });

  it('is excluded where the script never came, had come before, or the global had been there', () => {
    expect(built(lateLog(), (log) => log.script(LATE, 'present') && error(log, undefinedParley))?.state).toBe(
      'excluded',
    );
    expect(built(startLog(), (log) => error(log, undefinedParley))?.state).toBe('excluded');
    const gone = built(lateLog(), (log) => {
      log.global('present', undefined);
      error(log, undefinedParley);
      log.script(LATE, 'loaded');
    });
    expect(gone?.state).toBe('excluded');
  });

  it("is established by an error of the vendor's own script, seen whole or muted", () => {
    expect(built(startLog(), (log) => error(log, { url: scriptOf.affected }))).toMatchObject({
      state: 'established',
      advice: { paste: `TypeError at ${scriptOf.affected}:12:3` },
    });
    const muted = { name: 'muted', url: scriptOf.affected, line: 0, column: 0 };
    expect(built(startLog(), (log) => error(log, muted))?.advice?.paste).toBe(
      `an error at ${scriptOf.affected}`,
    );
  });

  it('takes from a promise that ended badly only a name that was not there', () => {
    const rejected = { rejected: true, url: scriptOf.affected };
    expect(built(startLog(), (log) => error(log, { ...rejected, missing: 'parts' }))?.state).toBe(
      'established',
    );
    expect(built(startLog(), (log) => error(log, rejected))?.state).toBe('excluded');
  });

  it('is excluded for errors of others, of frames, and where the chat was drawn', () => {
    for (const url of [siteUrl, scriptOf['other-vendor'], scriptOf.library]) {
      expect(built(startLog(), (log) => error(log, { url }))?.state).toBe('excluded');
    }
    const inFrame = built(startLog(), (log) =>
      error(log, { url: scriptOf.affected }, { document: 'frame-1' }),
    );
    expect(inFrame?.state).toBe('excluded');
    const drawn = built(startLog(), (log) => {
      log.widget();
      error(log, { url: scriptOf.affected });
    });
    expect(drawn?.state).toBe('excluded');
  });

  it('leaves to storage-unavailable what failed for want of storage', () => {
    const found = built(startLog(), (log) => {
      log.add({ kind: 'storage', area: 'local', state: 'refused' });
      error(log, { name: 'SecurityError', url: scriptOf.affected });
    });
    expect(found?.state).toBe('excluded');
  });

  it('is not tested where the browser kept the script to itself, or nobody listened', () => {
    const muted = { name: 'muted', url: '', line: 0, column: 0 };
    expect(built(startLog(), (log) => error(log, muted))?.state).toBe('not-tested');
    const unheard = startLog();
    const without = unheard.observations.filter(({ fact }) => fact.kind !== 'probe');
    expect(causeOf('load-order', without)?.state).toBe('not-tested');
  });
});
