import { setTimeout as delay } from 'node:timers/promises';
import { mergeRoutes } from '../../widgets/page.ts';
import { rocketchat } from '../../widgets/rocketchat.ts';
import { consentCases } from '../consent.ts';
import { fromCdn } from '../packages.ts';
import { clickWhenThere } from '../site.ts';

const script = fromCdn('vanilla-cookieconsent/dist/cookieconsent.umd.js');
const style = fromCdn('vanilla-cookieconsent/dist/cookieconsent.css');

type Banner = { CookieConsent: { showPreferences(): void } };

/** An inline snippet of type text/plain, run by the manager once its category is accepted. */
export const cases = consentCases({
  id: 'vanilla-cookieconsent',
  packages: ['vanilla-cookieconsent'],
  widget: rocketchat,
  head: `<link rel="stylesheet" href="${style.url}">`,
  gated: `${rocketchat.pageHtml.replace('<script>', '<script type="text/plain" data-category="functionality">')}
    ${script.tag}
    <script>
    CookieConsent.run({
      hideFromBots: false,
      categories: { necessary: { enabled: true, readOnly: true }, functionality: {} },
      language: { default: 'en', translations: { en: {
        consentModal: { title: 'Cookies', description: 'For the chat.', acceptAllBtn: 'Yes', acceptNecessaryBtn: 'No' },
        preferencesModal: { title: 'Cookies', acceptAllBtn: 'Yes', acceptNecessaryBtn: 'No', savePreferencesBtn: 'Save',
          sections: [{ title: 'Chat', description: 'Talk to us.', linkedCategory: 'functionality' }] },
      } } },
    });
    </script>`,
  routes: mergeRoutes(script.routes, style.routes),
  // The dialog may lie over the chat to the last moment of the page on which consent is taken back.
  revoked: ['consent-manager', 'css-conflict'],
  accept: (page) => clickWhenThere(page, '#cc-main .cm [data-role="all"]'),
  revoke: async (page) => {
    await page.evaluate(() => (globalThis as unknown as Banner).CookieConsent.showPreferences());
    await clickWhenThere(page, '#cc-main .pm [data-role="necessary"]');
    // Until the dialog has gone it lies over the chat.
    await page.waitForFunction(() => document.querySelector('html.show--preferences') === null);
    await delay(600);
  },
});
