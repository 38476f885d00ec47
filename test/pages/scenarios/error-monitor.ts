import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { shopPage } from './page.ts';
import { ACTING_SCRIPT, actLine, countedActs, type Scenario, SHOP_URL, shopRoutes } from './scenario.ts';

const MONITOR_HOST = 'browser.sentry-cdn.com';
const MONITOR = `<script src="https://${MONITOR_HOST}/bundle.min.js"></script>
    <script>
      Sentry.init({ dsn: 'https://d0c5a1b7@o1.ingest.sentry.io/1' });
    </script>`;

/** A real error monitor lies around fetch and forwards; the request is Overtalk's, never the monitor's. */
export const errorMonitor: Scenario = {
  id: 'error-monitor',
  browsers: ['chromium', 'firefox'],
  startUrl: SHOP_URL,
  routes: async () => ({
    ...shopRoutes({
      '/': shopPage({ title: 'Shop', when: 'loaded', act: 'foreign-request', head: MONITOR }),
    }),
    [MONITOR_HOST]: { '/bundle.min.js': { body: await monitorBundle() } },
    'o1.ingest.sentry.io': { '/*': { headers: { 'access-control-allow-origin': '*' }, body: '{}' } },
  }),
  perform: async (page) => {
    const isWrapped = await page.evaluate(() => '__sentry_original__' in window.fetch);
    if (!isWrapped) throw new Error('The error monitor has not wrapped fetch');
    return countedActs(page, 1);
  },
  expected: {
    detector: 'foreign-request',
    pageUrl: SHOP_URL,
    scriptUrl: ACTING_SCRIPT,
    line: actLine('foreign-request'),
    count: 1,
  },
};

async function monitorBundle(): Promise<string> {
  const result = await build({
    stdin: {
      contents: `export * from '@sentry/browser';`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'Sentry',
  });
  return result.outputFiles[0]?.text ?? '';
}
