import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fact, Observation } from '../../../src/model/observation.ts';
import { type NoPicture, picturesAtMost, type Standing } from '../../../src/model/picture.ts';
import { hashOf } from '../../../src/package/hash.ts';
import type { Taken } from '../../../src/session/pictures/capture.ts';
import { createPictures, type Pictures } from '../../../src/session/pictures/pictures.ts';
import { startLog } from '../../builders/log.ts';
import { audit, disk } from '../harness.ts';

const seen: Standing = {
  document: 'p1',
  isShown: true,
  width: 1000,
  height: 600,
  scrollX: 0,
  scrollY: 0,
  pinch: 1,
  boxes: [{ vendor: 'parley', node: 7, left: 900, top: 500, width: 64, height: 64, state: 'clickable' }],
};
const gone: Standing = { ...seen, boxes: seen.boxes.map((box) => ({ ...box, state: 'gone' })) };
const bytes = new Uint8Array([1, 2, 3]);
const taken = (standing: Standing): Taken => ({
  atMs: 3000,
  standing,
  picture: { bytes, width: 1000, height: 600, boxes: [] },
});

/** A background that records, whose tab 7 shows `now.standing`. */
async function background(machine = disk()) {
  const started = machine.start();
  await started.audits.save(audit());
  const now: { standing: Standing | null; outcome?: NoPicture } = { standing: seen };
  const captures: Standing[] = [];
  const pictures = createPictures({
    ...started,
    isFull: () => false,
    standingIn: async () => now.standing,
    take: async (_tab, before) => {
      captures.push(before);
      return now.outcome ?? taken(before);
    },
  });
  const log = startLog();
  const widget = (state: object, page = 'p1'): void => {
    const place: Partial<Observation> = { audit: 'audit-1', tab: 7, page };
    pictures.onStored([log.widget(state, place)]);
  };
  const facts = async (): Promise<Fact[]> => (await started.observations()).map(({ fact }) => fact);
  return { ...started, pictures, now, captures, widget, facts };
}
const hidden = { visible: false, clickable: false };
const moments = (facts: Fact[]) =>
  facts.flatMap((fact) =>
    fact.kind === 'picture' ? [fact.moment] : fact.kind === 'no-picture' ? [fact.reason] : [],
  );

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  return () => vi.useRealTimers();
});

/** Lets so much time pass, and the store do its work meanwhile. */
async function pass(ms: number): Promise<void> {
  for (let i = 0; i < ms; i += 100) {
    await vi.advanceTimersByTimeAsync(100);
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function stop(pictures: Pictures): Promise<void> {
  const done = pictures.atStop(audit());
  await pass(1_500);
  await done;
}

describe('pictures', () => {
  it('are kept with the observation that tells of them, before and after', async () => {
    const { widget, now, facts, pictures } = await background();
    widget({});
    await pass(5_000);
    expect(moments(await facts())).toEqual(['before']);
    now.standing = gone;
    widget(hidden);
    await pass(5_000);
    expect(moments(await facts())).toEqual(['before', 'after']);
    const [first] = await facts();
    expect(first).toMatchObject({ file: 'picture-01-before.png', sha256: hashOf(bytes), width: 1000 });
    expect(await pictures.read('audit-1', 'picture-01-before.png')).toEqual(bytes);
    expect(await pictures.read('audit-1', 'picture-09-after.png')).toBeNull();
  });

  it('are not taken after a chat that has come back', async () => {
    const { widget, facts, captures } = await background();
    widget({});
    widget(hidden);
    await pass(4_000);
    expect(moments(await facts())).toEqual(['before']);
    expect(captures).toHaveLength(1);
  });

  it('are not taken of a page that was left, nor told of', async () => {
    const { widget, now, facts, captures } = await background();
    now.standing = { ...seen, document: 'p2' };
    widget({});
    await pass(1_000);
    expect({ facts: await facts(), captures }).toEqual({ facts: [], captures: [] });
  });

  it('say once why one is not there', async () => {
    const { widget, now, facts } = await background();
    now.outcome = 'refused';
    widget({});
    widget({ vendor: 'other' });
    widget(hidden);
    await pass(5_000);
    expect(moments(await facts())).toEqual(['refused']);
  });

  it('are tried again while the page moves, one a second, and then given up', async () => {
    const { widget, now, facts, captures } = await background();
    now.outcome = 'unsteady';
    widget({});
    await pass(5_000);
    expect(moments(await facts())).toEqual(['unsteady']);
    expect(captures).toHaveLength(3);
  });

  it('are taken at the end only where something has changed since the last one', async () => {
    const { widget, facts, pictures } = await background();
    await stop(pictures);
    expect(moments(await facts())).toEqual(['at-stop']);
    await stop(pictures);
    expect(moments(await facts())).toEqual(['at-stop']);
    widget({ ...hidden, vendor: 'overtalk' });
    await stop(pictures);
    expect(moments(await facts())).toEqual(['at-stop', 'at-stop']);
  });

  it('are bounded, with some kept free for the end, also with the next background', async () => {
    const machine = disk();
    const first = await background(machine);
    for (let page = 0; page < picturesAtMost; page++) {
      first.now.standing = { ...seen, document: `p${page}` };
      first.widget({}, `p${page}`);
      await pass(1_500);
    }
    expect(moments(await first.facts()).at(-1)).toBe('enough');
    const second = await background(machine);
    second.now.standing = { ...seen, document: 'p99' };
    second.widget({}, 'p99');
    await stop(second.pictures);
    const told = moments(await second.facts());
    expect(told.filter((moment) => moment === 'before')).toHaveLength(picturesAtMost - 2);
    expect(told).toContain('at-stop');
  });

  it('are dropped where the audit has ended, or its loads are measured', async () => {
    const { audits, pictures, facts } = await background();
    await audits.save(audit({ comparing: { id: 'c', tab: 7, urlKey: 'k', resumed: false } }));
    await stop(pictures);
    await audits.save(audit({ state: 'stopped' }));
    await stop(pictures);
    expect(await facts()).toEqual([]);
  });

  it('go with their audit', async () => {
    const { audits, pictures, journal } = await background();
    await stop(pictures);
    expect(await journal.read((db) => db.count('pictures'))).toBe(1);
    await audits.remove('audit-1');
    expect(await journal.read((db) => db.count('pictures'))).toBe(0);
  });
});
