import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { type LogBuilder, startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const told = (log: LogBuilder, given: Partial<FactOf<'storage'>> = {}, document = 'p1') =>
  log.add({ kind: 'storage', area: 'local', state: 'available', ...given }, { document });
const storage = (build: (log: LogBuilder) => unknown) => {
  const log = startLog();
  build(log);
  return causeOf('storage-unavailable', log.observations);
};

describe('storage-unavailable', () => {
  it('is established where the page may not store and the script that ran drew nothing', () => {
    expect(storage((log) => told(log, { state: 'refused', opaque: true }))).toMatchObject({
      state: 'established',
      advice: { paste: 'allow-same-origin' },
    });
    expect(storage((log) => told(log, { state: 'refused', area: 'cookies' }))).toMatchObject({
      state: 'established',
      advice: { paste: 'https://shop.example' },
    });
  });

  it('is excluded where the page may store, a frame alone may not, or the chat was drawn', () => {
    expect(storage((log) => told(log))?.state).toBe('excluded');
    const frame = storage((log) => {
      told(log);
      told(log, { state: 'refused' }, 'frame-1');
    });
    expect(frame?.state).toBe('excluded');
    const drawn = storage((log) => {
      told(log, { state: 'refused' });
      log.widget();
    });
    expect(drawn?.state).toBe('excluded');
  });

  it('is not tested where nobody looked', () => {
    expect(storage(() => undefined)?.state).toBe('not-tested');
  });
});
