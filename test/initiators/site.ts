import { siteBundle } from '../innocent/packages.ts';
import type { Routes } from '../internet/routes.ts';
import { packageFile } from '../widgets/package-file.ts';

/**
 * A shop whose third-party requests are made by real libraries, each at work in its own way. Every library has its
 * script on a host of its own and calls hosts of its own, so that a request tells by its host whose it is.
 */

type Library = {
  name: string;
  /** Monitors stand in for the natives of everybody on their page, so they have one of their own. */
  page: 'shop' | 'monitored';
  /** File of the package, or a bundle of what is only to be had as modules. */
  script: string | (() => ReturnType<ReturnType<typeof siteBundle>>);
  /** Inline code of the site that sets the library to work; its requests go to `api.NAME.example`. */
  use: string;
};

const api = (name: string, path = '') => `https://api.${name}.example/${path}`;
/** Runs a statement for `i` from 0 on, a few at a time: pages ask when something happens, not all at once. */
const repeat = (times: number, statement: string) =>
  `{ let i = 0; const next = () => { for (let n = 0; n < 5 && i < ${times}; n += 1, i += 1) { ${statement} } if (i < ${times}) setTimeout(next, 50); }; next(); }`;

export const libraries: Library[] = [
  {
    name: 'jquery',
    page: 'shop',
    script: 'jquery/dist/jquery.min.js',
    use: `${repeat(30, `$.ajax('${api('jquery', 'items/')}' + i);`)}
      ${repeat(10, `$.getScript('${api('jquery', 'plugins/')}' + i + '.js');`)}`,
  },
  {
    name: 'htmx',
    page: 'shop',
    script: 'htmx.org/dist/htmx.min.js',
    use: `htmx.config.selfRequestsOnly = false;
      ${repeat(30, `const part = Object.assign(document.createElement('div'), { id: 'part' + i }); part.setAttribute('hx-get', '${api('htmx', 'parts/')}' + i); part.setAttribute('hx-trigger', 'load'); document.body.append(part); htmx.process(part);`)}`,
  },
  {
    name: 'unpoly',
    page: 'shop',
    script: 'unpoly/unpoly.min.js',
    use: repeat(30, `up.request('${api('unpoly', 'parts/')}' + i).catch(() => {});`),
  },
  {
    name: 'rxjs',
    page: 'shop',
    script: 'rxjs/dist/bundles/rxjs.umd.min.js',
    use: `${repeat(20, `rxjs.ajax.ajax.getJSON('${api('rxjs', 'feed/')}' + i).subscribe({ error() {} });`)}
      ${repeat(20, `rxjs.fetch.fromFetch('${api('rxjs', 'stream/')}' + i).subscribe({ error() {} });`)}`,
  },
  // Few: Chromium's record of a picture's load names the document (reasons in compare.ts).
  {
    name: 'lozad',
    page: 'shop',
    script: 'lozad/dist/lozad.min.js',
    use: `for (let i = 0; i < 2; i += 1) {
        const image = document.createElement('img');
        image.className = 'lozad';
        image.dataset.src = '${api('lozad', 'pictures/')}' + i + '.png';
        document.getElementById('pictures').append(image);
      }
      lozad('.lozad').observe();`,
  },
  {
    name: 'posthog',
    page: 'monitored',
    script: 'posthog-js/dist/array.full.js',
    use: `posthog.init('phc_1', { api_host: '${api('posthog').slice(0, -1)}', autocapture: false, request_batching: false, opt_out_useragent_filter: true });
      ${repeat(30, `posthog.capture('seen ' + i, {}, { send_instantly: true });`)}`,
  },
  {
    name: 'mixpanel',
    page: 'shop',
    script: siteBundle(`import mixpanel from 'mixpanel-browser'; window.mixpanel = mixpanel;`),
    use: `mixpanel.init('token1', { api_host: '${api('mixpanel').slice(0, -1)}', batch_requests: false });
      ${repeat(30, `mixpanel.track('seen ' + i);`)}`,
  },
  {
    name: 'sentry',
    page: 'monitored',
    script: siteBundle(`import * as Sentry from '@sentry/browser';
      Sentry.init({ dsn: 'https://5a1f7c1e6a7d4c1c8a387e0c0f3c9b52@api.sentry.example/4502', integrations: [Sentry.browserTracingIntegration()], tracesSampleRate: 1, dedupe: false });
      window.Sentry = Sentry;`),
    use: repeat(25, `Sentry.captureMessage('seen ' + i);`),
  },
  {
    name: 'faro',
    page: 'monitored',
    script: '@grafana/faro-web-sdk/dist/bundle/faro-web-sdk.iife.js',
    use: `GrafanaFaroWebSdk.initializeFaro({ url: '${api('faro', 'collect')}', app: { name: 'shop', version: '1' }, batching: { enabled: false } });
      ${repeat(30, `GrafanaFaroWebSdk.faro.api.pushLog(['seen ' + i]);`)}`,
  },
  {
    name: 'datadog',
    page: 'monitored',
    script: '@datadog/browser-rum/bundle/datadog-rum.js',
    use: `DD_RUM.init({ applicationId: '5a1f7c1e-6a7d-4c1c-8a38-7e0c0f3c9b52', clientToken: 'pub1', proxy: '${api('datadog', 'intake')}', sessionSampleRate: 100, trackResources: true, trackUserInteractions: true });
      ${repeat(20, `DD_RUM.addAction('seen ' + i);`)}`,
  },
  {
    name: 'gtm',
    page: 'shop',
    script: siteBundle(
      `import TagManager from 'react-gtm-module'; for (let i = 0; i < 10; i += 1) TagManager.initialize({ gtmId: 'GTM-' + i });`,
    ),
    use: '',
  },
];

const scriptUrl = (name: string) => `https://cdn.${name}.example/${name}.js`;
const text = (body: string) => ({ headers: { 'content-type': 'text/javascript' }, body });
const answer = {
  headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
  body: '{}',
};

/** The library that a request belongs to, by its host; null for the site's own and for what nobody owns. */
export function libraryOf(url: string): string | null {
  const host = new URL(url).hostname;
  if (host === 'www.googletagmanager.com') return 'gtm';
  return /^(?:api|cdn)\.([a-z]+)\.example$/.exec(host)?.[1] ?? null;
}

export const isLibraryFile = (url: string): boolean => libraries.some(({ name }) => url === scriptUrl(name));

const documentOf = (page: Library['page']) => {
  const here = libraries.filter((library) => library.page === page);
  const tags = (path: (name: string) => string) =>
    here.map(({ name }) => `<script src="${path(name)}"></script>`).join('');
  return {
    headers: { 'content-type': 'text/html' },
    body: `<!doctype html><title>Shop</title><body><h1>Shop</h1><div id="pictures"></div>
      ${tags(scriptUrl)}${tags((name) => `/use/${name}.js`)}`,
  };
};

export const pageUrls = ['https://shop.example/', 'https://shop.example/monitored'];

export async function initiatorSite(): Promise<Routes> {
  const routes: Routes = {
    'shop.example': {
      '/': documentOf('shop'),
      '/monitored': documentOf('monitored'),
      ...Object.fromEntries(libraries.map(({ name, use }) => [`/use/${name}.js`, text(use)])),
    },
    'www.googletagmanager.com': { '/*': text('') },
  };
  for (const { name, script } of libraries) {
    routes[`cdn.${name}.example`] = {
      [`/${name}.js`]: typeof script === 'string' ? packageFile(script) : await script(),
    };
    routes[`api.${name}.example`] = { '/plugins/*': text(''), '/*': () => answer };
  }
  return routes;
}
