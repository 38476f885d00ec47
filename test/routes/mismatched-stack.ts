import { fromCdn } from '../innocent/packages.ts';
import type { Routes } from '../internet/routes.ts';
import { openChatStudio } from '../widgets/open-chat-studio.ts';
import { actingScript } from './acting-script.ts';
import { whenDrawn, widgetSite } from './chat-site.ts';
import { type OvertalkAct, overtalkActs } from './overtalk-acts.ts';
import type { DetectorRoute } from './route.ts';

const jquery = fromCdn('jquery/dist/jquery.min.js');
const jqueryUrl = /src="([^"]+)"/.exec(jquery.tag)?.[1] ?? '';

const siteFile = (name: string) => `https://mismatched-stack-${name}.shop.example/shop.js`;
/** The site's own script, at that address. */
const withSiteFile = (name: string, body = 'window.shop = {};'): Pick<OvertalkAct, 'site'> => ({
  site: {
    head: `<script src="${siteFile(name)}"></script>`,
    routes: [{ [`mismatched-stack-${name}.shop.example`]: { '/shop.js': { body } } } satisfies Routes],
  },
});
const named = (source: string, name: string): string => `${source}//# sourceURL=${name}\n`;
const drawn = (act: string): string => whenDrawn('#parley-launcher', act);

/** `//# sourceURL` ends the file, so these give the whole script and stand behind the chat. */
const acts = overtalkActs('mismatched-stack', [
  {
    id: 'the site’s script’s name, on a file that removes the button',
    name: 'as-site',
    first: named(drawn('    target.remove(); /* act */'), siteFile('as-site')),
    ...withSiteFile('as-site'),
  },
  {
    id: 'the chat’s own script’s name, on a file that hides the button',
    name: 'as-vendor',
    first: named(
      drawn(`    target.style.display = 'none'; /* act */`),
      'https://cdn.parley.example/parley.js',
    ),
  },
  {
    id: 'the recorder’s name, on a file that replaces a function of the chat’s',
    name: 'as-recorder',
    first: named(drawn('    window.Parley.open = function () {}; /* act */'), 'widget-witness-probe.js'),
  },
  {
    id: 'the site’s script’s name, on an inline script that is put in and removes the button',
    name: 'inline',
    first: drawn(
      `    var code = document.createElement('script');
    code.text = "document.querySelector('#parley-launcher').remove();\\n//# source" + 'URL=${siteFile('inline')}';
    document.head.appendChild(code); /* act */`,
    ),
    ...withSiteFile('inline'),
  },
  {
    id: 'look-alike: the site’s development bundle, evaluated under names of its own, moves the chat',
    name: 'development',
    first: 'window.Overtalk = {};\n',
    ...withSiteFile(
      'development',
      `(0, eval)("addEventListener('load', function () { setTimeout(function () { document.querySelector('#parley-launcher').style.bottom = '40px'; }, 900); });\\n//# sourceURL=webpack-internal:///./src/chat.js");
(0, eval)("window.shop = {};\\n//# sourceURL=${siteFile('development')}");\n`,
    ),
  },
  {
    id: 'look-alike: the other vendor does the same to its own button, under the site’s script’s name',
    name: 'own-button',
    first: named(
      drawn(`    var own = document.createElement('button');
    own.id = 'overtalk-launcher';
    document.body.appendChild(own);
    own.remove();`),
      siteFile('own-button'),
    ),
    ...withSiteFile('own-button'),
  },
]);

const throughLibrary = actingScript(
  'https://static.pageboost.example/mismatched-stack/library.js',
  named(
    whenDrawn(openChatStudio.rootSelector, `    jQuery('open-chat-studio-widget').remove(); /* act */`),
    jqueryUrl,
  ),
);

export const routes: DetectorRoute[] = [
  ...acts,
  {
    id: 'jQuery’s name, on a file that removes the chat by jQuery',
    affected: openChatStudio.vendor,
    packages: ['open-chat-studio-widget', 'jquery'],
    site: () =>
      widgetSite(openChatStudio, {
        id: 'mismatched-jquery',
        head: jquery.tag,
        tags: throughLibrary.tag,
        routes: [jquery.routes, throughLibrary.routes],
      }),
    expected: throughLibrary.expected('third-party'),
  },
];
