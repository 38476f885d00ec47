import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../src/model/observation.ts';
import { startLog } from '../../builders/log.ts';
import { causeOf } from '../../builders/report.ts';

const API = 'https://api.parley.example/boot';
type Ending = Partial<FactOf<'network'>> & { sent?: Partial<FactOf<'network'>> | null };
const refused = ({ sent = {}, ...ending }: Ending, origins = ['<all_urls>'], drawn = false) => {
  const log = startLog();
  if (sent) log.network(API, 'sent', sent);
  log.network(API, ending.error === undefined ? 'completed' : 'failed', ending);
  if (drawn) log.widget();
  return causeOf('origin-refused', log.observations, { origins });
};

describe('origin-refused', () => {
  it('is established by 401 and 403, and advises the origin of the page', () => {
    expect(refused({ status: 401 })?.state).toBe('established');
    expect(refused({ status: 403 })).toMatchObject({
      state: 'established',
      reason: 'api.parley.example/boot answered 403',
      advice: { paste: 'https://shop.example' },
    });
  });

  it('is established by CORS as each browser shows it', () => {
    expect(refused({ error: 'net::ERR_FAILED' })?.state).toBe('established');
    const cors = { mode: 'cors' };
    expect(refused({ sent: cors, status: 200, allowsOrigin: false })?.state).toBe('established');
    expect(refused({ sent: cors, error: 'NS_ERROR_DOM_BAD_URI' })?.state).toBe('established');
  });

  it('is established by a frame that may not be shown here', () => {
    const error = 'NS_ERROR_XFO_VIOLATION';
    expect(refused({ type: 'sub_frame', error })?.state).toBe('established');
  });

  it('is excluded where the page did not ask to read, was allowed to, or the request never left', () => {
    expect(refused({ sent: { mode: 'no-cors' }, status: 200, allowsOrigin: false })?.state).toBe('excluded');
    expect(refused({ sent: { mode: 'cors' }, status: 200, allowsOrigin: true })?.state).toBe('excluded');
    expect(refused({ sent: null, error: 'net::ERR_FAILED' })?.state).toBe('excluded');
    expect(refused({ error: 'net::ERR_ABORTED' })?.state).toBe('excluded');
  });

  it('is excluded where the chat was drawn, and not tested without permission', () => {
    expect(refused({ status: 403 }, ['<all_urls>'], true)?.state).toBe('excluded');
    expect(refused({ status: 403 }, [])?.state).toBe('not-tested');
  });
});
