import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_VENDORS_FILE } from '../../demo/expected.ts';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { tryChat } from '../../src/cli/try-chat.ts';
import { readVendorFile } from '../../src/cli/vendors.ts';
import type { Report, Rung } from '../../src/model/report.ts';
import type { Routes } from '../internet/routes.ts';
import { type Auditor, openAuditor } from './audit.ts';

/** Each page holds one chat of Parley's that answers a click in its own way. */
const chats = {
  fetches: `launcher.onclick = () => fetch('https://api.parley.example/v1/sessions', { method: 'POST', mode: 'no-cors' })`,
  'opens a frame': `launcher.onclick = () => {
    const frame = document.createElement('iframe');
    frame.src = 'https://chat.parley.example/';
    frame.style.cssText = 'position:fixed;right:24px;bottom:104px;width:300px;height:300px';
    document.body.append(frame);
  }`,
  dead: `launcher.onclick = () => undefined`,
  'only keeps on asking': `setInterval(() => fetch('https://api.parley.example/v1/alive', { mode: 'no-cors' }), 400)`,
};
const chat = (click: string) => `(() => {
  const launcher = document.createElement('button');
  launcher.id = 'parley-launcher';
  launcher.textContent = 'Chat with us';
  launcher.style.cssText = 'position:fixed;right:24px;bottom:24px;width:140px;height:48px';
  document.body.append(launcher);
  window.Parley = { open: () => launcher.click() };
  ${click};
})()`;
const inFrame = `(() => {
  const frame = document.createElement('iframe');
  frame.src = 'https://chat.parley.example/button';
  frame.style.cssText = 'position:fixed;right:24px;bottom:24px;width:160px;height:64px;border:0';
  document.body.append(frame);
})()`;
const script = (body: string) => ({ headers: { 'content-type': 'text/javascript' }, body });
const page = (name: string) => ({
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><title>Shop</title><body><h1>Shop</h1><script src="https://cdn.parley.example/${name}.js"></script>`,
});
const names = {
  fetches: 'fetches',
  'opens a frame': 'frame',
  dead: 'dead',
  'only keeps on asking': 'asking',
  'in a frame': 'framed',
} as const;

const routes: Routes = {
  'shop.example': Object.fromEntries(Object.values(names).map((name) => [`/${name}`, page(name)])),
  'cdn.parley.example': {
    '/fetches.js': script(chat(chats.fetches)),
    '/frame.js': script(chat(chats['opens a frame'])),
    '/dead.js': script(chat(chats.dead)),
    '/asking.js': script(chat(chats['only keeps on asking'])),
    '/framed.js': script(inFrame),
  },
  'api.parley.example': { '/*': { status: 204, body: '' } },
  'chat.parley.example': {
    '/': { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Hello' },
    '/button': {
      headers: { 'content-type': 'text/html' },
      body: `<!doctype html><body style="margin:0"><button style="width:100%;height:60px"
        onclick="fetch('https://api.parley.example/v1/sessions', { method: 'POST', mode: 'no-cors' })">Chat</button>`,
    },
  },
};

const session = (report: Report): Rung | undefined =>
  report.widgets
    .find(({ vendor }) => vendor === 'parley')
    ?.ladder.find(({ step }) => step === 'session-starts');

const parley = readVendorFile(fileURLToPath(DEMO_VENDORS_FILE)).find(({ id }) => id === 'parley');

describe.each(['chromium', 'firefox'] as const)('%s', (browser) => {
  let auditor: Auditor;
  beforeAll(async () => {
    auditor = await openAuditor({ browser, routes, vendors: DEMO_VENDORS_FILE });
  }, 60_000);
  afterAll(() => auditor?.close());

  /** Audits a page on which `act` happens two seconds after it has loaded. */
  const auditOf = async (
    name: keyof typeof names,
    act: (tab: { page: PageHandle; tabId: number }) => Promise<unknown>,
    seconds = 2,
  ) => {
    const { page, tabId } = await auditor.control.openTab();
    const auditId = await auditor.control.start(tabId, []);
    await page.goto(`https://shop.example/${names[name]}`);
    await delay(2000);
    await act({ page, tabId });
    await delay(seconds * 1000);
    await auditor.control.stop(auditId);
    await page.close();
    return auditor.control.report(auditId);
  };
  const clicked = async (tab: { page: PageHandle; tabId: number }) => {
    if (!parley) throw new Error('no Parley');
    expect(await tryChat({ ...tab, control: auditor.control }, parley, 5000)).toBe(true);
  };

  it.each(['fetches', 'opens a frame', 'in a frame'] as const)(
    'sees a session start after a click on a chat that %s',
    async (name) => {
      const report = await auditOf(name, clicked);
      expect(session(report)).toMatchObject({ state: 'reached', at: expect.any(String) });
      const [widget] = report.widgets;
      expect(widget?.verdict).toBe('healthy');
    },
    40_000,
  );

  it('says not reached after a click that starts nothing', async () => {
    const report = await auditOf('dead', clicked, 6);
    expect(session(report)).toEqual({ step: 'session-starts', state: 'not-reached', at: null });
    expect(report.widgets[0]).toMatchObject({ verdict: 'undetermined' });
  }, 40_000);

  it('says unknown when the chat goes on asking what it asked before', async () => {
    expect(session(await auditOf('only keeps on asking', clicked, 6))?.state).toBe('unknown');
  }, 40_000);

  it('knows nothing without a trial, and nothing of a click that a script makes', async () => {
    expect(session(await auditOf('fetches', ({ page }) => page.click('#parley-launcher')))?.state).toBe(
      'unknown',
    );
    const byScript = await auditOf('fetches', async ({ page, tabId }) => {
      await auditor.control.tryChat(tabId, 'parley');
      await page.evaluate(() => document.getElementById('parley-launcher')?.click());
    });
    expect(session(byScript)?.state).toBe('unknown');
  }, 40_000);

  it('goes on after the background was killed', async () => {
    const report = await auditOf('fetches', async ({ page, tabId }) => {
      await auditor.control.tryChat(tabId, 'parley');
      expect((await auditor.control.state(tabId)).trying).toBe('parley');
      await auditor.browser.killBackground();
      expect((await auditor.control.state(tabId)).trying).toBe('parley');
      await page.click('#parley-launcher');
    });
    expect(session(report)?.state).toBe('reached');
  }, 40_000);
});
