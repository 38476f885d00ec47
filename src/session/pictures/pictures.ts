import type { Audit } from '../../model/audit.ts';
import type { Observation } from '../../model/observation.ts';
import type { Moment, NoPicture, Standing } from '../../model/picture.ts';
import type { Taken } from './capture.ts';
import { createKeeping, type KeepNeeds, type Place } from './keep.ts';
import { createMoments, type Due } from './moments.ts';

export type PicturesNeeds = KeepNeeds & {
  /** Where the chats of a tab stand; null where nobody answers. */
  standingIn(tab: number, settled: boolean): Promise<Standing | null>;
  take(tab: number, before: Standing): Promise<Taken | NoPicture>;
};

const perPageAtMost = 4;
/** What changes in a chat comes in bursts: the picture is of what is left. */
const restMs = 700;
const waitAtMostMs = 3_000;
/** Chromium allows two a second. */
const gapMs = 1_000;
const attempts = 3;
/** A look that is younger is used: a chat that is about to go is caught, were it only just seen. */
const freshMs = 50;

/** A look at a page, and when that was. */
type Look = { standing: Standing; atMs: number };
type Pending = { due: Due; vendors: Set<string>; sinceMs: number; timer?: ReturnType<typeof setTimeout> };

/** Takes pictures of audited pages as their chats appear and go, one after another. */
export function createPictures(needs: PicturesNeeds) {
  const { keep, tell, hasRoom, read } = createKeeping(needs);
  const moments = createMoments();
  const pending = new Map<string, Pending>();
  /** How many there are of a page, and the vendors that were seen on one of it. */
  const onPage = new Map<string, { count: number; seen: Set<string> }>();
  /** Tabs of audits of which nothing changed since the last picture. */
  const upToDate = new Set<string>();
  let queue: Promise<unknown> = Promise.resolve();
  let lastMs = Number.NEGATIVE_INFINITY;

  /** Called with all that is newly stored. */
  function onStored(observations: readonly Observation[]): void {
    for (const observation of observations) {
      const { audit, tab, frame, fact } = observation;
      if (fact.kind !== 'widget' || frame !== 0) continue;
      upToDate.delete(`${audit} ${tab}`);
      const due = moments.dueAfter(observation);
      if (due) expect(due);
    }
  }

  function expect(due: Due): void {
    const key = `${due.audit} ${due.page} ${due.moment}`;
    const nowMs = performance.now();
    const known = pending.get(key);
    const one: Pending = known ?? { due, vendors: new Set(), sinceMs: nowMs };
    one.vendors.add(due.vendor);
    pending.set(key, one);
    if (due.moment === 'before') {
      if (!known) void begin(key, one);
      return;
    }
    clearTimeout(one.timer);
    const leftMs = one.sinceMs + waitAtMostMs - nowMs;
    one.timer = setTimeout(() => void begin(key, one), Math.max(0, Math.min(restMs, leftMs)));
  }

  async function begin(key: string, { due, vendors }: Pending): Promise<void> {
    const standing = await needs.standingIn(due.tab, true);
    pending.delete(key);
    if (standing?.document !== due.page) return;
    const look = { standing, atMs: performance.now() };
    await inTurn(() => takeDue(due, vendors, look));
  }

  function inTurn(task: () => Promise<void>): Promise<void> {
    const done = queue.then(task).catch(() => undefined);
    queue = done;
    return done;
  }

  async function takeDue(due: Due, vendors: ReadonlySet<string>, look: Look): Promise<void> {
    const { page, moment, tab } = due;
    const { count = 0, seen } = onPage.get(page) ?? {};
    const wanted = [...vendors].filter((vendor) => moment === 'after' || !seen?.has(vendor));
    if (wanted.length === 0 || count >= perPageAtMost) return;
    if (!(await hasRoom(due))) return tell(due, 'enough');
    const isDue = ({ document, boxes }: Standing) =>
      document === page && boxes.some(({ vendor, state }) => wanted.includes(vendor) && fits(moment, state));
    const outcome = await attempt(tab, isDue, attempts, look);
    if (outcome !== 'not-due') await taken(due, outcome);
    else if (moment === 'before') await tell(due, 'gone-before');
  }

  /** `not-due`: there is nothing that a picture could show. */
  async function attempt(
    tab: number,
    isDue: (standing: Standing) => boolean,
    times: number,
    look?: Look,
  ): Promise<Taken | NoPicture | 'not-due'> {
    let outcome: Taken | NoPicture | 'not-due' = 'not-due';
    for (let i = 0; i < times; i++) {
      await delay(lastMs + gapMs - performance.now());
      const isFresh = i === 0 && look && performance.now() - look.atMs < freshMs;
      const before = isFresh ? look.standing : await needs.standingIn(tab, false);
      if (!before) return 'no-answer';
      if (!isDue(before)) continue;
      lastMs = performance.now();
      outcome = await needs.take(tab, before).catch((): NoPicture => 'failed');
      if (outcome !== 'unsteady') return outcome;
    }
    return outcome;
  }

  async function taken(place: Place, outcome: Taken | NoPicture): Promise<void> {
    if (!(await keep(place, outcome)) || typeof outcome === 'string') return;
    const { document, boxes } = outcome.standing;
    const { count, seen } = onPage.get(document) ?? { count: 0, seen: new Set() };
    for (const { vendor, state } of boxes) if (state !== 'gone') seen.add(vendor);
    onPage.set(document, { count: count + 1, seen });
    upToDate.add(`${place.audit} ${place.tab}`);
  }

  /** At the end of an audit, before its pages are left: of what changed since the last picture. */
  async function atStop({ id: audit, tabs, siteUrl: pageUrl }: Audit): Promise<void> {
    for (const [key, { due, timer }] of pending) {
      if (due.audit !== audit) continue;
      clearTimeout(timer);
      pending.delete(key);
    }
    for (const tab of tabs) {
      if (upToDate.has(`${audit} ${tab}`)) continue;
      await inTurn(async () => {
        const outcome = await attempt(tab, ({ boxes }) => boxes.length > 0, 1);
        if (outcome === 'not-due' || outcome === 'no-answer') return;
        await taken({ audit, tab, pageUrl, moment: 'at-stop' }, outcome);
      });
    }
  }

  return { onStored, atStop, read };
}
export type Pictures = ReturnType<typeof createPictures>;

const fits = (moment: Moment, state: Standing['boxes'][number]['state']): boolean =>
  moment === 'after' ? state === 'gone' || state === 'covered' : state !== 'gone';

const delay = (ms: number): Promise<unknown> | undefined =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
