import { beforeEach, expect, it, vi } from 'vitest';
import type { FactOf } from '../../src/model/observation.ts';
import { createLifecycle, type LifecycleNeeds } from '../../src/session/lifecycle.ts';
import { tabRecord } from '../../src/session/pages.ts';
import { piecesOfAudit } from '../../src/session/pieces.ts';
import { endOldSession, reconcile } from '../../src/session/reconcile.ts';
import { audit, disk } from './harness.ts';

type Script = { id: string; matches: string[] };
const fake = vi.hoisted(() => ({
  url: 'https://shop.test/cart?u=jane',
  held: ['<all_urls>'],
  scripts: [] as Script[],
  session: {} as Record<string, unknown>,
  loads: [] as unknown[],
  silent: false,
}));

vi.mock('../../src/platform/browser.ts', () => ({
  browser: {
    tabs: {
      get: async () => ({ url: fake.url }),
      update: async (_: number, change: object) => fake.loads.push(change),
      reload: async () => fake.loads.push('reload'),
      sendMessage: async () => {
        if (fake.silent) throw new Error('Could not establish connection');
      },
    },
    webNavigation: { getAllFrames: async () => [{ frameId: 0 }] },
    permissions: {
      getAll: async () => ({ origins: fake.held }),
      contains: async () => fake.held.length > 0,
    },
    scripting: {
      getRegisteredContentScripts: async () => fake.scripts,
      unregisterContentScripts: async () => {
        fake.scripts = [];
      },
      registerContentScripts: async (scripts: Script[]) => {
        if (scripts.some(({ matches }) => matches.includes('nonsense'))) throw new Error('invalid pattern');
        fake.scripts = scripts;
      },
    },
    storage: {
      session: {
        get: async () => fake.session,
        set: async (change: object) => Object.assign(fake.session, change),
      },
    },
  },
}));

beforeEach(() => {
  Object.assign(fake, {
    url: 'https://shop.test/cart?u=jane',
    held: ['<all_urls>'],
    scripts: [],
    session: {},
    loads: [],
    silent: false,
  });
});

function background(
  machine = disk(),
  takeInHandedOver = async () => {},
  scriptInventory: LifecycleNeeds['scriptInventory'] = async () => [],
  lastPictures: LifecycleNeeds['lastPictures'] = async () => {},
) {
  const started = machine.start();
  const listening: boolean[] = [];
  const lifecycle = createLifecycle({
    ...started,
    browserName: async () => 'Chromium 156',
    ownVendors: async () => [],
    listen: (on) => listening.push(on),
    look: async () => null,
    lastPictures,
    takeInHandedOver,
    scriptInventory,
    chainHeadOf: async () => 'f'.repeat(64),
    keeper: () => 'test',
  });
  const facts = async (id: string) =>
    started.journal.read(async (db) =>
      (await db.getAll('pieces', piecesOfAudit(id))).flatMap(({ observations }) =>
        observations.map(({ fact }) => fact),
      ),
    );
  return { ...started, machine, lifecycle, listening, facts };
}
const request = (change: object = {}) => ({
  tabId: 7,
  how: 'reload' as const,
  origins: ['<all_urls>'],
  protect: [],
  ...change,
});

it('registers both scripts while it records, in an order that both engines keep, and nothing afterwards', async () => {
  const { lifecycle, listening } = background();
  const { id } = await lifecycle.startAudit(request());
  expect(fake.scripts).toMatchObject([
    {
      id: '1-content',
      world: 'ISOLATED',
      js: ['content.js'],
      runAt: 'document_start',
      persistAcrossSessions: false,
    },
    { id: '2-probe', world: 'MAIN', js: ['probe.js'], matches: ['<all_urls>'], matchOriginAsFallback: true },
  ]);
  expect(listening.at(-1)).toBe(true);
  await lifecycle.stopAudit(id);
  expect(fake.scripts).toEqual([]);
  expect(listening.at(-1)).toBe(false);
});

it('notes who recorded and stopped it, and the head of the chain at the end', async () => {
  const { lifecycle, audits } = background();
  const { id } = await lifecycle.startAudit(request());
  await lifecycle.stopAudit(id);
  expect((await audits.get(id))?.custody).toMatchObject([
    { event: 'recorded', by: 'test', chainHead: null },
    { event: 'stopped', by: 'test', chainHead: 'f'.repeat(64) },
  ]);
});

it('keeps what there is of the texts of named scripts before the end, and ends without them', async () => {
  const text: FactOf<'script-text'> = {
    kind: 'script-text',
    url: 'https://cdn.overtalk.example/tag.js',
    how: 'refetched',
    sha256: 'a'.repeat(64),
    length: 3,
    excerpts: [],
  };
  const { lifecycle, audits, facts } = background(undefined, undefined, async () => [text]);
  const { id } = await lifecycle.startAudit(request());
  await lifecycle.stopAudit(id);
  expect(await facts(id)).toContainEqual(text);

  const failing = background(undefined, undefined, () => Promise.reject(new Error('no report')));
  const other = await failing.lifecycle.startAudit(request());
  await failing.lifecycle.stopAudit(other.id);
  expect((await failing.audits.get(other.id))?.state).toBe('stopped');
  expect((await audits.get(id))?.state).toBe('stopped');
});

it('stores no query value of the site', async () => {
  const { lifecycle, audits } = background();
  const { id } = await lifecycle.startAudit(request());
  expect(JSON.stringify(await audits.get(id))).not.toContain('jane');
});

it('asks for the page again instead of repeating what brought it', async () => {
  await background().lifecycle.startAudit(request());
  expect(fake.loads).toEqual([{ url: fake.url }]);
});

it('reloads a page whose address only a fragment tells apart, and no page for `next`', async () => {
  fake.url = 'https://shop.test/#/cart';
  await background().lifecycle.startAudit(request());
  await background().lifecycle.startAudit(request({ how: 'next' }));
  expect(fake.loads).toEqual(['reload']);
});

it('never loads the answer to a form again, but records from the next page', async () => {
  const { journal, lifecycle } = background();
  await journal.run(async (context) => {
    await context.tx.objectStore('tabs').put({ ...(await tabRecord(context, 7)), method: 'post' });
  });
  await expect(lifecycle.startAudit(request())).rejects.toThrow(/answer to a form/);
  expect([fake.loads, fake.scripts]).toEqual([[], []]);
  await lifecycle.startAudit(request({ how: 'next' }));
  expect([fake.loads.length, fake.scripts.length]).toEqual([0, 2]);
});

it('does not begin without permission, and says what is missing when some is held', async () => {
  fake.held = [];
  const { lifecycle, facts } = background();
  await expect(lifecycle.startAudit(request())).rejects.toThrow(/needs permission/);
  fake.held = ['https://shop.test/*'];
  const { id } = await lifecycle.startAudit(request({ origins: fake.held }));
  expect(await facts(id)).toMatchObject([
    { kind: 'permission', event: 'held', origins: ['https://shop.test/*'] },
    { kind: 'gap', reason: 'no-permission' },
  ]);
});

it('says that a page of the browser cannot be recorded', async () => {
  fake.url = 'chrome://settings/';
  const { lifecycle, audits } = background();
  await expect(lifecycle.startAudit(request())).rejects.toThrow(/lets no extension record this page/);
  expect(await audits.all()).toEqual([]);
});

it('leaves nothing recording when the browser refuses the chosen sites', async () => {
  const { lifecycle, audits } = background();
  await expect(lifecycle.startAudit(request({ origins: ['nonsense'] }))).rejects.toThrow(/did not accept/);
  expect(await audits.recording()).toEqual([]);
});

it('says so when a recorded page does not answer at the end', async () => {
  const { journal, lifecycle, facts } = background();
  const { id } = await lifecycle.startAudit(request());
  await journal.run(async (context) => {
    await context.tx.objectStore('tabs').put({ ...(await tabRecord(context, 7)), page: 'doc-1' });
  });
  fake.silent = true;
  await lifecycle.stopAudit(id);
  expect(await facts(id)).toContainEqual(expect.objectContaining({ kind: 'gap', reason: 'tab-closed' }));
});

it('says that a page whose address is kept back cannot be recorded', async () => {
  fake.url = '';
  const { lifecycle } = background();
  await expect(lifecycle.startAudit(request())).rejects.toThrow(/lets no extension record this page/);
});

it('records the withdrawal of permission as a gap', async () => {
  const { lifecycle, facts } = background();
  const { id } = await lifecycle.startAudit(request());
  await lifecycle.permissionChanged('withdrawn', ['<all_urls>']);
  expect((await facts(id)).slice(-2)).toMatchObject([
    { kind: 'permission', event: 'withdrawn' },
    { kind: 'gap', reason: 'no-permission' },
  ]);
});

it('has what pages left behind stored before it counts as stopped', async () => {
  const states: unknown[] = [];
  const { lifecycle, audits } = background(disk(), async () => {
    states.push((await audits.get('audit-1'))?.state);
  });
  await audits.save(audit());
  await lifecycle.stopAudit('audit-1');
  expect(states).toEqual(['recording']);
});

it('takes pop-outs in and ends when the last tab is closed', async () => {
  const { lifecycle, audits, facts } = background();
  const started = await lifecycle.startAudit(request());
  await lifecycle.joinTab(started, 8);
  await lifecycle.tabClosed(7);
  expect(await audits.get(started.id)).toMatchObject({ state: 'recording', tabs: [8] });
  await lifecycle.tabClosed(8);
  expect(await audits.get(started.id)).toMatchObject({ state: 'stopped' });
  expect((await facts(started.id)).filter((fact) => fact.kind === 'gap')).toHaveLength(2);
});

it('goes on recording when only the background was stopped', async () => {
  const first = background();
  await endOldSession(first);
  await reconcile(first);
  const { id } = await first.lifecycle.startAudit(request());
  const second = background(first.machine);
  await endOldSession(second);
  await reconcile(second);
  expect(await second.audits.recording()).toMatchObject([{ id }]);
  expect(fake.scripts).toHaveLength(2);
});

it('ends what recorded when the browser was closed, and forgets its tabs', async () => {
  const first = background();
  await first.audits.save(audit());
  await first.audits.save(audit({ id: 'looked', state: 'looked' }));
  const second = background(first.machine);
  await endOldSession(second);
  await reconcile(second);
  expect(await second.audits.all()).toMatchObject([{ id: 'audit-1', state: 'stopped', tabs: [] }]);
  expect(await second.facts('audit-1')).toMatchObject([{ kind: 'gap', reason: 'browser-restarted' }]);
  expect([fake.scripts, second.listening]).toEqual([[], [false, false]]);
});

it('takes the last pictures while the page is still watched, and ends without them where they fail', async () => {
  const states: string[] = [];
  const { lifecycle, audits } = background(undefined, undefined, undefined, async ({ id }) => {
    states.push((await audits.get(id))?.state ?? '');
    throw new Error('no picture');
  });
  const { id } = await lifecycle.startAudit(request());
  await lifecycle.stopAudit(id);
  expect(states).toEqual(['recording']);
  expect((await audits.get(id))?.state).toBe('stopped');
});
