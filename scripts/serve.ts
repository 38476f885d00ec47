/** Serves the demo on the fixture internet until it is stopped, to be tried by hand in a browser. */
import { DEMO_URL, TWIN_URL } from '../demo/expected.ts';
import { demoRoutes } from '../demo/routes.ts';
import { startInternet } from '../test/internet/internet.ts';

const { proxyUrl, close } = await startInternet(demoRoutes);
console.log(`The demo is served through the proxy ${proxyUrl}, for http and https.

  ${DEMO_URL}       the demo
  ${TWIN_URL}   the same page, without interference

Open it in Chromium with the extension (npm run build writes it):
  chromium --user-data-dir=reports/profile --proxy-server=${proxyUrl} --ignore-certificate-errors \\
    --disable-features=DisableLoadExtensionCommandLineSwitch --load-extension=dist/chromium ${DEMO_URL}
Import demo/vendors.json in the extension, so that it knows the demo's fictional vendors.

Or audit it with the window shown:
  node dist/cli.js audit ${DEMO_URL} --headed --proxy ${proxyUrl} --ignore-certificate-errors --vendors demo/vendors.json

In Firefox set ${proxyUrl} as proxy for http and https, and load dist/firefox/manifest.json on about:debugging.

Ctrl-C ends it.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
