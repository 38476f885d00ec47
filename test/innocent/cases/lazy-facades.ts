import type { PageHandle } from '../../../src/cli/browsers/browser.ts';
import type { CauseId } from '../../../src/model/report.ts';
import { vendor as chatwoot } from '../../../src/vendors/chatwoot.ts';
import { vendor as intercom } from '../../../src/vendors/intercom.ts';
import type { InnocentCase } from '../innocent-case.ts';
import { siteBundle } from '../packages.ts';
import { clickWhenThere, siteOf, untilDrawn } from '../site.ts';
import { type HostedVendor, hostedVendor } from '../stand-in.ts';
import { drawInterference, type Interference, SEEN_WITHIN_SECONDS, untilActed } from '../twin.ts';

interface Facade {
  id: string;
  hosted: HostedVendor;
  /** Causes that are true of the page once the visitor has asked, besides that the chat is healthy. */
  beside?: CauseId[];
  provider: string;
  component: string;
}

const facades: Facade[] = [
  {
    id: 'intercom-facade',
    provider: 'intercom',
    component: 'Intercom',
    hosted: hostedVendor({
      vendor: intercom,
      host: 'widget.intercom.io',
      path: '/widget/wx7k2p',
      root: { class: 'intercom-lightweight-app' },
      boot: 'window.Intercom = function () {}; window.Intercom.booted = true;',
    }),
  },
  {
    id: 'chatwoot-facade',
    // Pointing at the façade and clicking on it insert the loader once each.
    beside: ['double-embed'],
    provider: 'chatwoot',
    component: 'Chatwoot',
    hosted: hostedVendor({
      vendor: chatwoot,
      host: 'app.chatwoot.com',
      path: '/packs/js/sdk.js',
      root: { class: 'woot--bubble-holder' },
      boot: 'window.chatwootSDK = { run: function () { window.$chatwoot = { hasLoaded: true, toggle: function () {} }; } };',
    }),
  },
];

const PLACEHOLDER = '.live-chat-loader-placeholder [role="button"]';

/** react-live-chat-loader draws a look-alike launcher; the vendor's loader comes when the visitor clicks on it. */
export const cases: InnocentCase[] = facades.flatMap(({ id, beside = [], hosted, provider, component }) => {
  const bundle = siteBundle(`
    import { createElement } from 'react';
    import { render } from 'react-dom';
    import { LiveChatLoaderProvider, ${component} } from 'react-live-chat-loader';
    const chat = createElement(${component});
    const props = { provider: '${provider}', providerKey: 'wx7k2p', idlePeriod: 0 };
    render(createElement(LiveChatLoaderProvider, props, chat), document.getElementById('chat'));
  `);
  const site = async (
    name: string,
    visit?: (page: PageHandle) => Promise<unknown>,
    interference?: Interference,
  ) =>
    siteOf({
      id: name,
      head: interference?.actor.tags ?? '',
      body: '<div id="chat"></div><script src="/site.js"></script>',
      routes: [
        hosted.up,
        { [`${name}.shop.example`]: { '/site.js': await bundle() } },
        interference?.actor.routes ?? {},
      ],
      ...(visit ? { visit } : {}),
      seconds: interference ? SEEN_WITHIN_SECONDS : 2,
    });
  const askInVain = async (page: PageHandle) => {
    await clickWhenThere(page, PLACEHOLDER);
    await untilActed(page, hosted);
  };
  const ask = async (page: PageHandle) => {
    await clickWhenThere(page, PLACEHOLDER);
    await untilDrawn(page, hosted);
    await page.waitForFunction((sought) => !document.querySelector(sought), PLACEHOLDER, {
      timeoutMs: 20_000,
    });
  };
  const makeCase = (
    step: string,
    truth: readonly ('healthy' | CauseId)[],
    visit?: (page: PageHandle) => Promise<unknown>,
  ): InnocentCase => ({
    id: `${id}-${step}`,
    packages: ['react-live-chat-loader', 'react', 'react-dom'],
    vendor: hosted.vendor,
    truth,
    innocent: () => site(`${id}-${step}`, visit),
    twin: async () => {
      const interference = await drawInterference(hosted.rootSelector);
      return { ...interference, site: await site(`${id}-${step}-twin`, askInVain, interference) };
    },
  });
  return [makeCase('before', ['delayed-loading']), makeCase('after', ['healthy', ...beside], ask)];
});
