import type { Audit } from '../../model/audit.ts';
import type { Fact, Observation } from '../../model/observation.ts';
import {
  type Moment,
  type NoPicture,
  pictureBytesAtMost,
  picturesAtMost,
  type Standing,
} from '../../model/picture.ts';
import { hashOf } from '../../package/hash.ts';
import type { Audits } from '../audits.ts';
import type { Journal } from '../journal.ts';
import type { OwnLog } from '../own-log.ts';
import type { Taken } from './capture.ts';
import { createMoments, type Due } from './moments.ts';

export type PicturesNeeds = {
  journal: Journal;
  audits: Pick<Audits, 'get'>;
  own: OwnLog;
  isFull(audit: string): boolean;
  standingIn(tab: number, settled: boolean): Promise<Standing | null>;
  take(tab: number, before: Standing): Promise<Taken | NoPicture>;
};

/** Kept free for the end of the audit. */
const keptForEnd = 2;
const perPageAtMost = 4;
/** What changes in a chat comes in bursts: the picture is of what is left. */
const restMs = 700;
const waitAtMostMs = 3_000;
/** Chromium allows two a second. */
const gapMs = 1_000;
const attempts = 3;

type Pending = { due: Due; vendors: Set<string>; sinceMs: number; timer?: ReturnType<typeof setTimeout> };

/** Takes pictures of audited pages as their chats appear and go, one after another. */
export function createPictures(needs: PicturesNeeds) {
  const { journal, audits, own } = needs;
  const moments = createMoments();
  const pending = new Map<string, Pending>();
  const told = new Set<string>();
  /** Of each tab of an audit, the last page that there is a picture of, until something in it changes. */
  const upToDate = new Set<string>();
  const onPage = new Map<string, number>();
  let queue: Promise<unknown> = Promise.resolve();
  let lastMs = 0;

  /** Called with all that is newly stored. */
  function onStored(observations: readonly Observation[]): void {
    for (const observation of observations) {
      if (observation.fact.kind !== 'widget' || observation.frame !== 0) continue;
      upToDate.delete(`${observation.audit} ${observation.tab}`);
      const due = moments.dueAfter(observation);
      if (due) expect(due);
    }
  }

  function expect(due: Due): void {
    const key = `${due.audit} ${due.page} ${due.moment}`;
    const nowMs = performance.now();
    const known = pending.get(key) ?? { due, vendors: new Set(), sinceMs: nowMs };
    const isNew = !pending.has(key);
    known.vendors.add(due.vendor);
    pending.set(key, known);
    if (due.moment === 'before') {
      if (isNew) void begin(key, known);
      return;
    }
    clearTimeout(known.timer);
    const leftMs = known.sinceMs + waitAtMostMs - nowMs;
    known.timer = setTimeout(() => void begin(key, known), Math.max(0, Math.min(restMs, leftMs)));
  }

  async function begin(key: string, { due, vendors }: Pending): Promise<void> {
    const standing = await needs.standingIn(due.tab, true);
    pending.delete(key);
    if (standing?.document !== due.page) return;
    await inTurn(() => takeDue(due, vendors));
  }

  function inTurn(task: () => Promise<void>): Promise<void> {
    const done = queue.then(task).catch(() => undefined);
    queue = done;
    return done;
  }

  async function takeDue({ audit, tab, page, pageUrl, moment }: Due, vendors: ReadonlySet<string>) {
    if ((onPage.get(page) ?? 0) >= perPageAtMost) return;
    if ((await filesOf(audit)).length >= picturesAtMost - keptForEnd)
      return tell(audit, tab, moment, 'enough');
    const isDue = ({ document, boxes }: Standing) =>
      document === page && boxes.some(({ vendor, state }) => vendors.has(vendor) && fits(moment, state));
    const outcome = await attempt(tab, isDue);
    if (outcome === 'not-due')
      return moment === 'before' ? tell(audit, tab, moment, 'gone-before') : undefined;
    await keep({ audit, tab, pageUrl, moment }, outcome);
  }

  const filesOf = (audit: string) =>
    journal.read((db) => db.getAllKeys('pictures', IDBKeyRange.bound([audit], [audit, []])));

  /** `not-due`: there is nothing that a picture could show. */
  async function attempt(
    tab: number,
    isDue: (standing: Standing) => boolean,
    times = attempts,
  ): Promise<Taken | NoPicture | 'not-due'> {
    let outcome: Taken | NoPicture | 'not-due' = 'not-due';
    for (let i = 0; i < times; i++) {
      await delay(Math.max(0, lastMs + gapMs - performance.now()));
      const before = await needs.standingIn(tab, false);
      if (!before) return 'no-answer';
      lastMs = performance.now();
      outcome = isDue(before) ? await needs.take(tab, before).catch((): NoPicture => 'failed') : 'not-due';
      if (outcome !== 'unsteady' && outcome !== 'not-due') return outcome;
    }
    return outcome;
  }

  /** At the end of an audit, before its pages are left: where something changed since the last picture. */
  async function atStop(audit: Audit): Promise<void> {
    for (const { timer } of pending.values()) clearTimeout(timer);
    pending.clear();
    for (const tab of audit.tabs) {
      if (upToDate.has(`${audit.id} ${tab}`)) continue;
      await inTurn(async () => {
        const outcome = await attempt(tab, ({ boxes }) => boxes.length > 0, 1);
        if (outcome === 'not-due' || outcome === 'no-answer') return;
        await keep({ audit: audit.id, tab, pageUrl: audit.siteUrl, moment: 'at-stop' }, outcome);
      });
    }
  }

  type Place = { audit: string; tab: number; pageUrl: string; moment: Moment };

  async function keep({ audit, tab, pageUrl, moment }: Place, outcome: Taken | NoPicture): Promise<void> {
    if (typeof outcome === 'string') return tell(audit, tab, moment, outcome);
    const { standing, picture } = outcome;
    const { bytes, ...shown } = picture;
    if (bytes.length > pictureBytesAtMost) return tell(audit, tab, moment, 'failed');
    const sha256 = hashOf(bytes);
    const page = standing.document;
    const stored = journal.run(async (context): Promise<'kept' | 'enough' | 'over'> => {
      const kept = await context.tx.objectStore('audits').get(audit);
      if (kept?.state !== 'recording' || kept.comparing || needs.isFull(audit)) return 'over';
      const pictures = context.tx.objectStore('pictures');
      const files = await pictures.getAllKeys(IDBKeyRange.bound([audit], [audit, []]));
      const atMost = moment === 'at-stop' ? picturesAtMost : picturesAtMost - keptForEnd;
      if (files.length >= atMost) return 'enough';
      const file = `picture-${String(files.length + 1).padStart(2, '0')}-${moment}.png`;
      await pictures.put({ audit, file, bytes });
      const fact: Fact = { kind: 'picture', moment, file, sha256, ...shown };
      own(context, { audit, page, tab, frame: 0, atMs: Date.now(), pageUrl, fact });
      return 'kept';
    });
    const result = await stored.catch(() => 'not-stored' as const);
    if (result === 'kept') {
      upToDate.add(`${audit} ${tab}`);
      onPage.set(page, (onPage.get(page) ?? 0) + 1);
    } else if (result !== 'over') await tell(audit, tab, moment, result);
  }

  /** Each reason once in an audit. */
  async function tell(audit: string, tab: number, moment: Moment, reason: NoPicture): Promise<void> {
    const key = `${audit} ${reason}`;
    if (told.has(key)) return;
    told.add(key);
    const kept = await audits.get(audit);
    if (kept?.state !== 'recording' || kept.comparing) return;
    const fact: Fact = { kind: 'no-picture', moment, reason };
    await journal.run(async (context) => {
      own(context, { audit, page: '', tab, frame: 0, atMs: Date.now(), pageUrl: kept.siteUrl, fact });
    });
  }

  return {
    onStored,
    atStop,
    /** The bytes of a kept picture. */
    read: async (audit: string, file: string) =>
      (await journal.read((db) => db.get('pictures', [audit, file])))?.bytes ?? null,
  };
}
export type Pictures = ReturnType<typeof createPictures>;

const fits = (moment: Moment, state: Standing['boxes'][number]['state']): boolean =>
  moment === 'after' ? state === 'gone' || state === 'covered' : state !== 'gone';

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
