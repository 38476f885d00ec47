import { beforeEach, expect, it, vi } from 'vitest';
import type { Fact, FactOf, Observation } from '../../src/model/observation.ts';
import { createTrials } from '../../src/session/try-chat.ts';
import { audit } from './harness.ts';

const fake = vi.hoisted(() => ({ told: [] as unknown[], answers: true }));

vi.mock('../../src/platform/browser.ts', () => ({
  browser: {
    webNavigation: { getAllFrames: async () => [{ frameId: 0 }, { frameId: 4 }] },
    tabs: {
      sendMessage: (tab: number, message: unknown, { frameId }: { frameId: number }) => {
        fake.told.push({ tab, message, frameId });
        return fake.answers ? Promise.resolve(true) : new Promise(() => {});
      },
    },
  },
}));

let observations: Observation[];
let recording: boolean;

/** A background that was just started on what is on disk. */
const start = () =>
  createTrials({
    audits: { recordingIn: async (tab) => (recording && tab === 7 ? audit() : null) },
    live: { observationsOf: async () => observations },
    lifecycle: { note: async (_, fact, tab = 0) => void add(fact, tab) },
  });
const add = (fact: Fact, tab = 7) =>
  observations.push({
    ...{ audit: 'audit-1', document: 'd', page: 'p', seq: observations.length, frame: 0, pageUrl: '' },
    ...{ atMs: Date.now(), tab, fact },
  });
const events = () =>
  observations.map(({ fact }) => `${(fact as FactOf<'trial'>).event} ${(fact as FactOf<'trial'>).vendor}`);
const click = (vendor = 'parley') => add({ kind: 'trial', vendor, event: 'clicked' });

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  observations = [];
  recording = true;
  fake.told = [];
  fake.answers = true;
  return () => vi.useRealTimers();
});

it('notes the trial and tells every document of the tab', async () => {
  await start().begin(7, 'parley');
  expect(events()).toEqual(['begun parley']);
  const message = { type: 'trial', vendor: 'parley' };
  expect(fake.told).toEqual([
    { tab: 7, message, frameId: 0 },
    { tab: 7, message, frameId: 4 },
  ]);
  expect(await start().tryingIn(7)).toBe('parley');
  expect(await start().tryingIn(8)).toBe(null);
});

it('waits two minutes for the click and watches for one, whatever became of the background', async () => {
  await start().begin(7, 'parley');
  vi.setSystemTime(1_000_000 + 119_000);
  expect(await start().tryingIn(7)).toBe('parley');
  click();
  vi.setSystemTime(1_000_000 + 119_000 + 59_000);
  expect(await start().tryingIn(7)).toBe('parley');
  vi.setSystemTime(1_000_000 + 119_000 + 60_000);
  expect(await start().tryingIn(7)).toBe(null);
  expect(await start().tryingIn(7)).toBe(null);
  expect(events()).toEqual(['begun parley', 'clicked parley', 'ended parley']);
});

it('ends the trial that was under way', async () => {
  await start().begin(7, 'parley');
  await start().begin(7, 'overtalk');
  expect(events()).toEqual(['begun parley', 'ended parley', 'begun overtalk']);
  expect(await start().tryingIn(7)).toBe('overtalk');
});

it('refuses where nothing records', async () => {
  recording = false;
  await expect(start().begin(7, 'parley')).rejects.toThrow(/needs a recording/);
  expect(await start().tryingIn(7)).toBe(null);
});

it('does not wait for a document that is frozen', async () => {
  fake.answers = false;
  const begun = start().begin(7, 'parley');
  await vi.advanceTimersByTimeAsync(1500);
  await begun;
});
