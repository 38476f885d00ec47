import type { Vendor } from '../../../src/model/vendor.ts';
import { vendor as crisp } from '../../../src/vendors/crisp.ts';
import { vendor as intercom } from '../../../src/vendors/intercom.ts';
import { vendor as livechat } from '../../../src/vendors/livechat.ts';
import { vendor as zendesk } from '../../../src/vendors/zendesk.ts';
import { siteBundle } from '../packages.ts';
import { plainCase } from '../plain-case.ts';
import { hostedVendor } from '../stand-in.ts';

interface Loader {
  id: string;
  package: string;
  entry: string;
  vendor: Vendor;
  host: string;
  path: string;
  root: { id: string } | { class: string };
  status: number;
}

const loaders: Loader[] = [
  {
    id: 'intercom-loader',
    package: '@intercom/messenger-js-sdk',
    entry: `import Intercom from '@intercom/messenger-js-sdk'; Intercom({ app_id: 'wx7k2p' });`,
    vendor: intercom,
    host: 'widget.intercom.io',
    path: '/widget/wx7k2p',
    root: { class: 'intercom-lightweight-app' },
    status: 503,
  },
  {
    id: 'crisp-loader',
    package: 'crisp-sdk-web',
    entry: `import { Crisp } from 'crisp-sdk-web'; Crisp.configure('2b8c0a3e-9a54-4c5e-8a83-3f6d1b7c2e90');`,
    vendor: crisp,
    host: 'client.crisp.chat',
    path: '/l.js',
    root: { class: 'crisp-client' },
    status: 404,
  },
  {
    id: 'livechat-loader',
    package: '@livechat/widget-core',
    entry: `import { createWidget } from '@livechat/widget-core';
      createWidget({ license: '12345678' }).init();`,
    vendor: livechat,
    host: 'cdn.livechatinc.com',
    path: '/tracking.js',
    root: { id: 'chat-widget-container' },
    status: 503,
  },
  {
    id: 'zendesk-loader',
    package: 'react-zendesk',
    entry: `import { createElement } from 'react';
      import { render } from 'react-dom';
      import Zendesk from 'react-zendesk';
      const props = { defer: true, zendeskKey: '0c2f6d1e-7a53-4b7e-9f0a-5d8e3b1c6a24' };
      render(createElement(Zendesk, props), document.getElementById('chat'));`,
    vendor: zendesk,
    host: 'static.zdassets.com',
    path: '/ekr/snippet.js',
    root: { id: 'webWidget' },
    status: 404,
  },
];

/** The vendors' own loaders from npm; their servers do not answer, on the twin a stand-in does. */
export const cases = loaders.map(({ id, package: name, entry, status, ...hosted }) => {
  const chat = hostedVendor(hosted);
  const bundle = siteBundle(entry);
  const page = async (up: boolean) => ({
    body: '<div id="chat"></div><script src="/site.js"></script>',
    files: { '/site.js': await bundle() },
    routes: [up ? chat.up : chat.down(status)],
  });
  return plainCase({
    id,
    packages: [name],
    chat,
    truth: ['vendor-outage'],
    page: () => page(false),
    twinPage: () => page(true),
    seconds: 3,
  });
});
