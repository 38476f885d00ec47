import type * as z from 'zod/mini';
import type { toContentSchema } from '../model/message.ts';
import type { FactOf, Observation } from '../model/observation.ts';
import { browser } from '../platform/browser.ts';
import type { Audits } from './audits.ts';
import { type Lifecycle, Refusal } from './lifecycle.ts';
import type { Live } from './live.ts';

export type TrialNeeds = {
  audits: Pick<Audits, 'recordingIn'>;
  live: Pick<Live, 'observationsOf'>;
  lifecycle: Pick<Lifecycle, 'note'>;
};
export type Trials = ReturnType<typeof createTrials>;

/** How long the person has for the click, and how long what it starts is watched. */
const clickWithinMs = 120_000;
const watchedForMs = 60_000;
const armedWithinMs = 1500;

/**
 * "Try the chat": the person's own click on a chat is recorded, and what it starts. Everything is told by the facts of
 * the audit's record, so that a background that was stopped meanwhile goes on where it was.
 */
export function createTrials({ audits, live, lifecycle }: TrialNeeds) {
  /** Begins a trial in a tab that records; one that was under way there ends. Throws a `Refusal`. */
  async function begin(tabId: number, vendor: string): Promise<void> {
    const audit = await audits.recordingIn(tabId);
    if (!audit) throw new Refusal('Trying a chat needs a recording. Start one, then try again.');
    const open = lastTrial(await live.observationsOf(audit), tabId);
    const end = (): FactOf<'trial'> => ({ kind: 'trial', vendor: open?.vendor ?? vendor, event: 'ended' });
    if (open) await lifecycle.note(audit, end(), tabId);
    await lifecycle.note(audit, { kind: 'trial', vendor, event: 'begun' }, tabId);
    await arm(tabId, vendor);
  }

  /** The vendor whose chat is tried in the tab now, or null. A trial whose time is over is noted as ended. */
  async function tryingIn(tabId: number): Promise<string | null> {
    const audit = await audits.recordingIn(tabId);
    if (!audit) return null;
    const open = lastTrial(await live.observationsOf(audit), tabId);
    if (!open) return null;
    const overMs = open.clickedMs === null ? open.begunMs + clickWithinMs : open.clickedMs + watchedForMs;
    if (Date.now() < overMs) return open.vendor;
    await lifecycle.note(audit, { kind: 'trial', vendor: open.vendor, event: 'ended' }, tabId);
    return null;
  }

  return { begin, tryingIn };
}

type Open = { vendor: string; begunMs: number; clickedMs: number | null };

/** The trial in this tab that has not ended, from the record in order of time. */
function lastTrial(observations: readonly Observation[], tabId: number): Open | null {
  let clickedMs: number | null = null;
  for (let index = observations.length - 1; index >= 0; index--) {
    const { fact, atMs, tab } = observations[index] as Observation;
    if (fact.kind !== 'trial' || tab !== tabId) continue;
    if (fact.event === 'ended') return null;
    if (fact.event === 'begun') return { vendor: fact.vendor, begunMs: atMs, clickedMs };
    clickedMs ??= atMs;
  }
  return null;
}

/** Tells every document of the tab; resolves when all have heard, or after 1.5 seconds. */
async function arm(tabId: number, vendor: string): Promise<void> {
  const message: z.infer<ReturnType<typeof toContentSchema>> = { type: 'trial', vendor };
  const frames = (await browser.webNavigation.getAllFrames({ tabId }).catch(() => null)) ?? [];
  const heard = frames.map(({ frameId }) =>
    browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => undefined),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, armedWithinMs);
  });
  await Promise.race([Promise.all(heard), late]);
  clearTimeout(timer);
}
