import type { LaunchOptions } from './browser.ts';

export type Preferences = Record<string, string | number | boolean>;

/** The id in the manifest's `browser_specific_settings.gecko`. */
export const FIREFOX_EXTENSION_ID = 'widget-witness@widget-witness.example';

/** Firefox draws a random UUID for each extension; this one makes its address known beforehand. */
export const FIREFOX_EXTENSION_UUID = '5d1f0d0e-7c0a-4f0b-9a55-3a8a7b0c4d11';

/** What keeps Firefox from asking outside servers anything of its own, beyond what puppeteer switches off. */
const SILENT: Preferences = {
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.discovery.enabled': false,
  'browser.newtabpage.activity-stream.asrouter.providers.cfr': 'null',
  'browser.newtabpage.activity-stream.asrouter.providers.message-groups': 'null',
  'browser.newtabpage.activity-stream.feeds.section.topstories': false,
  'browser.ping-centre.telemetry': false,
  'browser.region.network.url': '',
  'browser.region.update.enabled': false,
  'browser.safebrowsing.provider.google4.updateURL': '',
  'browser.safebrowsing.provider.google5.updateURL': '',
  'browser.safebrowsing.provider.mozilla.updateURL': '',
  'browser.search.serpEventTelemetryCategorization.enabled': false,
  'browser.topsites.contile.enabled': false,
  'browser.urlbar.merino.enabled': false,
  'captivedetect.canonicalURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'media.gmp-provider.enabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  // Mozilla's own word for "no server" (services/settings/Utils.sys.mjs).
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
};

/** All preferences of one launch; `extraPrefs` win. */
export function firefoxPreferences(options: LaunchOptions): Preferences {
  return {
    ...SILENT,
    // Keeps http pages on http, as in Chromium.
    'dom.security.https_first': false,
    'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_EXTENSION_ID]: FIREFOX_EXTENSION_UUID }),
    ...(options.proxyUrl ? proxyPreferences(new URL(options.proxyUrl)) : {}),
    ...(options.backgroundIdleMs === undefined
      ? {}
      : { 'extensions.background.idle.timeout': options.backgroundIdleMs }),
    ...options.extraPrefs,
  };
}

function proxyPreferences({ hostname, port }: URL): Preferences {
  const portNumber = Number(port || 80);
  return {
    'network.proxy.type': 1,
    'network.proxy.http': hostname,
    'network.proxy.http_port': portNumber,
    'network.proxy.ssl': hostname,
    'network.proxy.ssl_port': portNumber,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
  };
}
