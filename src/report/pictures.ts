import type { Log } from '../attribution/log.ts';
import { isoTime } from '../detect/sentence.ts';
import type { Report } from '../model/report.ts';

/** The pictures of the audit, and why others are not there; undefined where none was due. */
export function listPictures(log: Log): Report['pictures'] {
  const taken = log.of('picture').map(({ atMs, page, fact: { kind: _, ...picture } }) => ({
    ...picture,
    at: isoTime(atMs),
    page,
  }));
  const notTaken = log.of('no-picture').map(({ atMs, fact: { moment, reason } }) => ({
    moment,
    reason,
    at: isoTime(atMs),
  }));
  return taken.length + notTaken.length > 0 ? { taken, notTaken } : undefined;
}
