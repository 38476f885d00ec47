import type { PageHandle } from '../../../src/cli/browsers/browser.ts';
import { papercups } from '../../widgets/papercups.ts';
import { persona } from '../../widgets/persona.ts';
import type { RealWidget } from '../../widgets/widget.ts';
import { siteBundle } from '../packages.ts';
import { plainCase } from '../plain-case.ts';
import { untilDrawn, widgetRoutes } from '../site.ts';

interface Container {
  id: string;
  widget: RealWidget;
  gtmId: string;
  /** What runs in the container, `insert` being its custom tag. */
  trigger: string;
}

const containers: Container[] = [
  { id: 'gtm-at-once', widget: papercups, gtmId: 'GTM-CHAT1', trigger: 'insert();' },
  { id: 'gtm-after-a-while', widget: persona, gtmId: 'GTM-CHAT2', trigger: 'setTimeout(insert, 1500);' },
];

/** react-gtm-module inserts the container; a custom tag in it writes the widget's snippet into the page. */
export const cases = containers.map(({ id, widget, gtmId, trigger }) => {
  const bundle = siteBundle(`
    import TagManager from 'react-gtm-module';
    TagManager.initialize({ gtmId: '${gtmId}' });
  `);
  const container = `(function () {
  function insert() {
    var holder = document.createElement('div');
    holder.innerHTML = ${JSON.stringify(widget.pageHtml)};
    holder.querySelectorAll('script').forEach(function (inert) {
      var script = document.createElement('script');
      script.text = inert.text;
      if (inert.src) script.src = inert.src;
      document.body.appendChild(script);
    });
  }
  ${trigger}
})();`;
  const answer = { headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: container };
  return plainCase({
    id,
    packages: ['react-gtm-module'],
    chat: widget,
    truth: ['healthy'],
    page: async () => ({
      body: '<script src="/site.js"></script>',
      files: { '/site.js': await bundle() },
      routes: [
        { 'www.googletagmanager.com': [[new RegExp(`^/gtm\\.js\\?id=${gtmId}&`), answer]] },
        await widgetRoutes(widget),
      ],
      visit: (page: PageHandle) => untilDrawn(page, widget),
    }),
  });
});
