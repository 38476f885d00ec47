import type { PageHandle } from '../../../src/cli/browsers/browser.ts';
import type { Routes } from '../../internet/routes.ts';
import { flowise } from '../../widgets/flowise.ts';
import { openChatStudio } from '../../widgets/open-chat-studio.ts';
import { packageFile } from '../../widgets/package-file.ts';
import { papercups } from '../../widgets/papercups.ts';
import { persona } from '../../widgets/persona.ts';
import { rocketchat } from '../../widgets/rocketchat.ts';
import { caller } from '../calling-actor.ts';
import { rocketClosed, rocketHidden } from '../closing-time.ts';
import type { InnocentCase } from '../innocent-case.ts';
import { fromCdn, siteBundle } from '../packages.ts';
import { realCase, remover } from '../real-case.ts';

const zone = fromCdn('zone.js/bundles/zone.umd.js');
const rrweb = fromCdn('rrweb/dist/rrweb.umd.min.cjs');
const faro = fromCdn('@grafana/faro-web-sdk/dist/bundle/faro-web-sdk.iife.js');
const coreJs = fromCdn('core-js-bundle/minified.js');

const accepted = () => ({
  headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
  body: '{}',
});
const ACCEPT_ALL = { '/*': accepted };

const hosted = (
  host: string,
  path: string,
  file: string,
  collects: string,
): { tag: string; routes: Routes } => ({
  tag: `<script src="https://${host}${path}"></script>`,
  routes: { [host]: { [path]: packageFile(file) }, [collects]: ACCEPT_ALL },
});

const datadog = hosted(
  'www.datadoghq-browser-agent.com',
  '/us1/v7/datadog-rum.js',
  '@datadog/browser-rum/bundle/datadog-rum.js',
  'browser-intake-datadoghq.com',
);
const mixpanel = hosted(
  'cdn.mxpnl.com',
  '/libs/mixpanel-with-recorder.js',
  'mixpanel-browser/dist/mixpanel-with-recorder.min.js',
  'api-js.mixpanel.com',
);
const logrocket = hosted(
  'cdn.logr-in.com',
  '/LogRocket.min.js',
  'logrocket/dist/build.umd.js',
  'r.logr-in.com',
);
const posthog = hosted(
  'us-assets.i.posthog.com',
  '/static/array.full.js',
  'posthog-js/dist/array.full.js',
  'us.i.posthog.com',
);

const sentryBundle = siteBundle(
  `import * as Sentry from '@sentry/browser';
  Sentry.init({
    dsn: 'https://5a1f7c1e6a7d4c1c8a387e0c0f3c9b52@o4501.ingest.sentry.io/4502',
    integrations: [Sentry.browserTracingIntegration(), Sentry.replayIntegration(), Sentry.browserApiErrorsIntegration()],
    tracesSampleRate: 1, replaysSessionSampleRate: 1,
  });`,
);

const ROCKET_API = 'https://chat.rocketserver.example/api/v1/livechat/visitor';
const PAPERCUPS_API = 'https://app.papercups.io/api/browser_sessions';
const FLOWISE_API = 'https://app.flowise-cloud.example/api/v1/prediction';

/** Opens the chat, which then asks its server how it is set up. */
async function openFlowise(page: PageHandle): Promise<void> {
  await page.evaluate(() =>
    document.querySelector('flowise-chatbot')?.shadowRoot?.querySelector('button')?.click(),
  );
}

/** Software that stands in for the browser's own functions and is loaded first: nothing happens to the chat. */
export const cases: InnocentCase[] = [
  realCase({
    id: 'zone-wraps-timers',
    packages: ['zone.js'],
    widget: rocketchat,
    truth: ['healthy'],
    pages: { '/': { before: zone.tag, body: rocketchat.pageHtml } },
    routes: () => zone.routes,
  }),
  realCase({
    id: 'zone-wraps-fetch',
    packages: ['zone.js'],
    widget: papercups,
    truth: ['healthy'],
    pages: { '/': { before: zone.tag, body: papercups.pageHtml } },
    routes: () => zone.routes,
    interferer: caller(PAPERCUPS_API),
  }),
  realCase({
    id: 'sentry-wraps-fetch',
    packages: ['@sentry/browser'],
    widget: papercups,
    truth: ['healthy'],
    pages: { '/': { before: '<script src="/assets/monitor.js"></script>', body: papercups.pageHtml } },
    files: async () => ({ '/assets/monitor.js': await sentryBundle() }),
    routes: () => ({ 'o4501.ingest.sentry.io': ACCEPT_ALL }),
    interferer: caller(PAPERCUPS_API),
  }),
  realCase({
    id: 'datadog-wraps-fetch',
    packages: ['@datadog/browser-rum'],
    widget: rocketchat,
    truth: ['healthy'],
    pages: {
      '/': {
        before: `${datadog.tag}<script>DD_RUM.init({ applicationId: '5a1f7c1e-6a7d-4c1c-8a38-7e0c0f3c9b52', clientToken: 'pub1', site: 'datadoghq.com', sessionSampleRate: 100, trackResources: true, trackUserInteractions: true, trackLongTasks: true })</script>`,
        body: rocketchat.pageHtml,
      },
    },
    routes: () => datadog.routes,
    interferer: caller(ROCKET_API),
  }),
  // Bundled and renamed by another company, so that neither its address nor its functions' names tell what it is.
  realCase({
    id: 'unknown-monitor-wraps-listeners',
    packages: ['@sentry/browser'],
    widget: rocketchat,
    truth: ['vendor-settings'],
    pages: {
      '/': {
        before: '<script src="https://cdn.plainview.example/agent.js"></script>',
        body: rocketchat.pageHtml,
      },
    },
    routes: async () => ({
      ...rocketClosed,
      'cdn.plainview.example': { '/agent.js': await sentryBundle() },
      'o4501.ingest.sentry.io': ACCEPT_ALL,
    }),
    ready: rocketHidden,
    interferer: caller(ROCKET_API),
    seconds: 1.2,
  }),
  realCase({
    id: 'rrweb-records',
    packages: ['rrweb'],
    widget: openChatStudio,
    truth: ['healthy'],
    pages: {
      '/': {
        before: rrweb.tag,
        body: `<script>const events = []; rrweb.record({ emit: (event) => events.push(event), recordCrossOriginIframes: true })</script>${openChatStudio.pageHtml}`,
      },
    },
    routes: () => rrweb.routes,
    // rrweb stands in for setProperty: the twin goes through it.
    interferer: (widget) => remover(widget, (source) => source.includes('setProperty(')),
  }),
  realCase({
    id: 'mixpanel-records',
    packages: ['mixpanel-browser'],
    widget: persona,
    truth: ['healthy'],
    pages: {
      '/': {
        before: `${mixpanel.tag}<script>window.mixpanel?.init?.('token1', { record_sessions_percent: 100, autocapture: true })</script>`,
        body: persona.pageHtml,
      },
    },
    routes: () => mixpanel.routes,
  }),
  realCase({
    id: 'logrocket-records',
    packages: ['logrocket'],
    widget: flowise,
    truth: ['healthy'],
    pages: {
      '/': { before: `${logrocket.tag}<script>LogRocket.init('acme/shop')</script>`, body: flowise.pageHtml },
    },
    routes: () => logrocket.routes,
    // The vendor's own fetch comes through LogRocket's.
    visit: (page) => openFlowise(page),
    // LogRocket's fetch waits for a promise: who called it is in no stack any more, and nobody can be named.
    interferer: caller(FLOWISE_API, ['xhr', 'beacon']),
    seconds: 1.2,
  }),
  realCase({
    id: 'faro-wraps-fetch',
    packages: ['@grafana/faro-web-sdk'],
    widget: flowise,
    truth: ['healthy'],
    pages: {
      '/': {
        before: `${faro.tag}<script>GrafanaFaroWebSdk.initializeFaro({ url: 'https://faro-collector.grafana.net/collect/1', app: { name: 'shop', version: '1' } })</script>`,
        body: flowise.pageHtml,
      },
    },
    routes: () => ({ ...faro.routes, 'faro-collector.grafana.net': ACCEPT_ALL }),
    interferer: caller(FLOWISE_API),
  }),
  realCase({
    id: 'core-js-polyfills',
    packages: ['core-js-bundle'],
    widget: persona,
    truth: ['healthy'],
    pages: { '/': { before: coreJs.tag, body: persona.pageHtml } },
    routes: () => coreJs.routes,
  }),
  realCase({
    id: 'posthog-captures',
    packages: ['posthog-js'],
    widget: rocketchat,
    truth: ['healthy'],
    pages: {
      '/': {
        before: `${posthog.tag}<script>posthog.init('phc_1', { api_host: 'https://us.i.posthog.com', autocapture: true, capture_pageview: true })</script>`,
        body: rocketchat.pageHtml,
      },
    },
    routes: () => posthog.routes,
  }),
];
