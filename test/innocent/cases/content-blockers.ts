import { vendor as intercom } from '../../../src/vendors/intercom.ts';
import { BLOCKED_SITE_ID } from '../content-blocker.ts';
import { siteBundle } from '../packages.ts';
import { plainCase } from '../plain-case.ts';
import { hostedVendor } from '../stand-in.ts';

const chat = hostedVendor({
  vendor: intercom,
  host: 'widget.intercom.io',
  path: '/widget/wx7k2p',
  root: { class: 'intercom-lightweight-app' },
});
const bundle = siteBundle(
  `import Intercom from '@intercom/messenger-js-sdk'; Intercom({ app_id: 'wx7k2p' });`,
);

/** The vendor's servers answer, the visitor's own blocker lets nothing of theirs in; on the twin it is off. */
export const cases = [
  plainCase({
    id: BLOCKED_SITE_ID,
    packages: ['@intercom/messenger-js-sdk'],
    chat,
    truth: ['content-blocker'],
    page: async () => ({
      body: '<script src="/site.js"></script>',
      files: { '/site.js': await bundle() },
      routes: [chat.up],
    }),
    seconds: 3,
  }),
];
