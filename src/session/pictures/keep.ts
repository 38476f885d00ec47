import type { Audit } from '../../model/audit.ts';
import type { Fact } from '../../model/observation.ts';
import {
  keptForEnd,
  type Moment,
  type NoPicture,
  pictureBytesAtMost,
  picturesAtMost,
} from '../../model/picture.ts';
import { hashOf } from '../../package/hash.ts';
import type { Audits } from '../audits.ts';
import type { Journal } from '../journal.ts';
import type { OwnLog } from '../own-log.ts';
import type { Taken } from './capture.ts';

export type KeepNeeds = {
  journal: Journal;
  audits: Pick<Audits, 'get'>;
  own: OwnLog;
  /** The audit takes in nothing more. */
  isFull(audit: string): boolean;
};

/** Which picture: of what an audit's tab showed, and when. */
export type Place = { audit: string; tab: number; pageUrl: string; moment: Moment };

/** Stores masked pictures, each with the observation that tells of it, in one transaction; and why others are not there. */
export function createKeeping({ journal, audits, own, isFull }: KeepNeeds) {
  const told = new Set<string>();
  const filesOf = (audit: string) => IDBKeyRange.bound([audit], [audit, []]);

  /** Whether it was kept. What came too late for its audit is dropped. */
  async function keep(place: Place, outcome: Taken | NoPicture): Promise<boolean> {
    if (typeof outcome === 'string') {
      await tell(place, outcome);
      return false;
    }
    const { atMs, standing, picture } = outcome;
    const { bytes, ...shown } = picture;
    if (bytes.length > pictureBytesAtMost) {
      await tell(place, 'failed');
      return false;
    }
    const { audit, tab, pageUrl, moment } = place;
    const sha256 = hashOf(bytes);
    const stored = journal.run(async (context): Promise<'kept' | 'late' | 'enough'> => {
      if (!takesIn(await context.tx.objectStore('audits').get(audit))) return 'late';
      const pictures = context.tx.objectStore('pictures');
      const { length } = await pictures.getAllKeys(filesOf(audit));
      if (length >= atMost(moment)) return 'enough';
      const file = `picture-${String(length + 1).padStart(2, '0')}-${moment}.png`;
      await pictures.put({ audit, file, bytes });
      const fact: Fact = { kind: 'picture', moment, file, sha256, ...shown };
      own(context, { audit, page: standing.document, tab, frame: 0, atMs, pageUrl, fact });
      return 'kept';
    });
    const result = await stored.catch(() => 'not-stored' as const);
    if (result === 'enough' || result === 'not-stored') await tell(place, result);
    return result === 'kept';
  }

  /** Each reason once in an audit. */
  async function tell({ audit, tab, pageUrl, moment }: Place, reason: NoPicture): Promise<void> {
    const key = `${audit} ${reason}`;
    if (told.has(key) || !takesIn(await audits.get(audit))) return;
    told.add(key);
    const fact: Fact = { kind: 'no-picture', moment, reason };
    const entry = { audit, page: '', tab, frame: 0, atMs: Date.now(), pageUrl, fact };
    await journal.run(async (context) => own(context, entry)).catch(() => undefined);
  }

  /** A comparison's loads are measured: nothing is taken of them. */
  const takesIn = (audit: Audit | null | undefined): boolean =>
    audit?.state === 'recording' && !audit.comparing && !isFull(audit.id);

  return {
    keep,
    tell,
    hasRoom: async ({ audit, moment }: Place): Promise<boolean> =>
      takesIn(await audits.get(audit)) &&
      (await journal.read((db) => db.count('pictures', filesOf(audit)))) < atMost(moment),
    /** The bytes of a kept picture. */
    read: async (audit: string, file: string): Promise<Uint8Array<ArrayBuffer> | null> =>
      (await journal.read((db) => db.get('pictures', [audit, file])))?.bytes ?? null,
  };
}

const atMost = (moment: Moment): number =>
  moment === 'at-stop' ? picturesAtMost : picturesAtMost - keptForEnd;
