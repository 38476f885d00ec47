import { packageFile } from '../../widgets/package-file.ts';
import { persona } from '../../widgets/persona.ts';
import { consentCases } from '../consent.ts';
import { clickWhenThere } from '../site.ts';

type Banner = { klaro: { show(config: undefined, modal: boolean): void } };

/** Klaro runs scripts of type text/plain once the visitor accepts; what it stored goes when that is taken back. */
export const cases = consentCases({
  id: 'klaro',
  packages: ['klaro'],
  widget: persona,
  head: `<script>
    var klaroConfig = {
      acceptAll: true,
      services: [{ name: 'chat', title: 'Chat', purposes: ['functional'], cookies: [/^persona/] }],
    };
    </script>
    <script defer src="https://consent.klaro.example/klaro.js"></script>`,
  gated: `<script>
    window.siteAgentConfig = { config: { apiUrl: 'https://api.runtype.com/chat', launcher: { title: 'Chat', subtitle: 'Ask us' } } };
    </script>
    <script type="text/plain" data-type="application/javascript" data-name="chat"
      data-src="https://cdn.runtype.com/persona/4.17.0/install.global.js"></script>`,
  routes: { 'consent.klaro.example': { '/klaro.js': packageFile('klaro/dist/klaro.js') } },
  accept: (page) => clickWhenThere(page, '.klaro .cm-btn-success'),
  revoke: async (page) => {
    await page.evaluate(() => (globalThis as unknown as Banner).klaro.show(undefined, true));
    await clickWhenThere(page, '.klaro label[for="purpose-item-functional"]');
    await clickWhenThere(page, '.klaro .cm-modal .cm-btn-accept');
  },
});
