import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageHandle } from '../../../../src/cli/browsers/browser.ts';
import type { Advice } from '../../../../src/model/report.ts';
import type { CausePage } from '../cause-page.ts';
import { shopDocument, shopRoutes } from '../shop.ts';

const klaro = () => ({
  headers: { 'content-type': 'text/javascript; charset=utf-8' },
  body: readFileSync(fileURLToPath(import.meta.resolve('klaro/dist/klaro.js'))),
});

const head = `<script>
  var klaroConfig = { groupByPurpose: false, services: [
    { name: 'statistics', title: 'Statistics', purposes: ['statistics'] },
    { name: 'parley', title: 'Chat', purposes: ['functional'] },
  ] };
  </script>
  <script defer src="/assets/klaro.js"></script>
  <script type="text/plain" data-type="text/javascript" data-name="parley"
    data-src="https://cdn.parley.example/loader.js"></script>`;

/** Klaro, as it comes from npm, holds the chat until the visitor accepts the service that the advice names. */
export const page: CausePage = {
  cause: 'consent-manager',
  url: 'https://shop.example/',
  routes: () => shopRoutes({ '/': shopDocument({ head }), '/assets/klaro.js': klaro() }),
  async visit(handle, advice) {
    await handle.waitForFunction(
      () => (document.querySelector('.klaro .cookie-notice')?.getBoundingClientRect().height ?? 0) > 0,
      undefined,
      { timeoutMs: 10_000 },
    );
    if (advice) await accept(handle, advice);
  },
};

/** Accepts the service in Klaro's own list of services, as a visitor would. */
async function accept(handle: PageHandle, advice: Advice): Promise<void> {
  const service = /^data-name="([\w-]+)"$/.exec(advice.paste ?? '')?.[1];
  if (!service) throw new Error(`this advice names no service: ${advice.paste}`);
  await handle.click('.klaro .cm-link');
  const shown = `.klaro .cm-modal label[for="service-item-${service}"]`;
  await handle.waitForFunction((selector) => document.querySelector(selector) !== null, shown, {
    timeoutMs: 10_000,
  });
  await handle.click(shown);
  await handle.click('.klaro .cm-modal .cm-btn-accept');
}
