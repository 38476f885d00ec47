import { flowise } from '../../widgets/flowise.ts';
import { mergeRoutes } from '../../widgets/page.ts';
import { consentCases } from '../consent.ts';
import { fromCdn } from '../packages.ts';
import { clickWhenThere } from '../site.ts';

const script = fromCdn('cookieconsent/build/cookieconsent.min.js');
const style = fromCdn('cookieconsent/build/cookieconsent.min.css');

/** The manager only calls back: the site's own code loads the widget when it says so. */
export const cases = consentCases({
  id: 'cookieconsent',
  packages: ['cookieconsent'],
  widget: flowise,
  head: `<link rel="stylesheet" href="${style.url}">${script.tag}`,
  gated: `<script>
    function loadChat() {
      import('https://cdn.flowise-cloud.example/web.js').then(function (module) {
        module.default.init({
          chatflowid: '0b0d6d5e-3c39-4f4b-9d6c-0a9a1f3c5e11', apiHost: 'https://app.flowise-cloud.example',
        });
      });
    }
    window.cookieconsent.initialise({
      type: 'opt-in',
      position: 'bottom-left',
      revokable: true,
      animateRevokable: false,
      onInitialise: function () { if (this.hasConsented()) loadChat(); },
      onStatusChange: function () { if (this.hasConsented()) loadChat(); },
    });
    </script>`,
  // On the second page load nothing of the vendor's is left to be seen: the first one is what is told of.
  revoked: ['consent-manager', 'healthy'],
  routes: mergeRoutes(script.routes, style.routes),
  accept: (page) => clickWhenThere(page, '.cc-btn.cc-allow'),
  revoke: async (page) => {
    await clickWhenThere(page, '.cc-revoke');
    await clickWhenThere(page, '.cc-btn.cc-deny');
  },
});
