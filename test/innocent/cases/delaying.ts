import type { PageHandle } from '../../../src/cli/browsers/browser.ts';
import { deepChat } from '../../widgets/deep-chat.ts';
import { packageFile } from '../../widgets/package-file.ts';
import { papercups } from '../../widgets/papercups.ts';
import { persona } from '../../widgets/persona.ts';
import type { InnocentCase } from '../innocent-case.ts';
import { fromCdn } from '../packages.ts';
import { plainCase } from '../plain-case.ts';
import { clickWhenThere, untilDrawn, widgetRoutes } from '../site.ts';

const yett = fromCdn('yett/dist/yett.min.js');
const lozad = fromCdn('lozad/dist/lozad.min.js');
const lazyload = fromCdn('vanilla-lazyload/dist/lazyload.iife.min.js');
const partytownFile = packageFile('@builder.io/partytown/lib/partytown.js');
const partytownParts = packageFile('@builder.io/partytown/lib/partytown-sw.js');

const blacklist = `<script>window.YETT_BLACKLIST = [/app\\.papercups\\.io/]</script>`;
const unblock = `<button id="unblock" onclick="window.yett.unblock()">Load the chat</button>`;
const papercupsTyped = papercups.pageHtml.replace('<script async', '<script type="text/javascript" async');

/** yett retypes the vendor's script by a list of the site's own until the site says so. */
async function yettPage(from: 'cdn' | 'site') {
  return {
    head: `${blacklist}${from === 'cdn' ? yett.tag : '<script src="/yett.js"></script>'}`,
    body: `${papercupsTyped}${unblock}`,
    files: { '/yett.js': packageFile('yett/dist/yett.min.js') },
    routes: [yett.routes, await widgetRoutes(papercups)],
  };
}
const pressUnblock = async (page: PageHandle) => {
  await clickWhenThere(page, '#unblock');
  await untilDrawn(page, papercups);
};

const yettCases = (['cdn', 'site'] as const).flatMap((from): InnocentCase[] => {
  const released = async () => ({ ...(await yettPage(from)), visit: pressUnblock });
  return [
    plainCase({
      id: `yett-${from}-before`,
      packages: ['yett'],
      chat: papercups,
      truth: ['delayed-loading', 'consent-manager', 'hidden-by-site'],
      page: () => yettPage(from),
      twinPage: released,
    }),
    plainCase({
      id: `yett-${from}-after`,
      packages: ['yett'],
      chat: papercups,
      truth: ['healthy'],
      page: released,
    }),
  ];
});

const scrollDown = async (page: PageHandle, chat: { waitUntilDrawn: string }) => {
  await page.evaluate(() => document.querySelector('#below')?.scrollIntoView());
  await untilDrawn(page, chat);
};

/** lozad calls the site back when the place of the chat comes into view. */
async function lozadPage() {
  return {
    body: `<div style="height: 300vh"></div><div id="below" style="min-height: 600px"></div>
      ${lozad.tag}
      <script>
      lozad('#below', { load: function (place) {
        var script = document.createElement('script');
        script.type = 'module';
        script.src = 'https://deepchat-cdn.example/deepChat.bundle.js';
        document.head.appendChild(script);
        place.innerHTML = '<deep-chat demo="true" style="border-radius: 10px"></deep-chat>';
      } }).observe();
      </script>`,
    routes: [lozad.routes, await widgetRoutes(deepChat)],
  };
}

/** The same with vanilla-lazyload. */
async function lazyloadPage() {
  return {
    body: `<div style="height: 300vh"></div><div id="below" class="lazy" style="min-height: 300px">Talk to us</div>
      ${lazyload.tag}
      <script>
      window.siteAgentConfig = { config: { apiUrl: 'https://api.runtype.com/chat', launcher: { title: 'Chat', subtitle: 'Ask us' } } };
      new LazyLoad({ unobserve_entered: true, callback_enter: function () {
        var script = document.createElement('script');
        script.src = 'https://cdn.runtype.com/persona/4.17.0/install.global.js';
        document.head.appendChild(script);
      } });
      </script>`,
    routes: [lazyload.routes, await widgetRoutes(persona)],
  };
}

/** Partytown runs the site's analytics in a worker; the chat stays in the page. */
async function partytownPage() {
  return {
    head: `<script>partytown = { lib: '/~partytown/' }</script><script src="/~partytown/partytown.js"></script>
      <script type="text/partytown">document.title = 'Lamps, chairs and tables'</script>`,
    body: papercups.pageHtml,
    files: { '/~partytown/partytown.js': partytownFile, '/~partytown/partytown-sw.js': partytownParts },
    routes: [await widgetRoutes(papercups)],
    visit: (page: PageHandle) => untilDrawn(page, papercups),
  };
}

export const cases: InnocentCase[] = [
  ...yettCases,
  plainCase({
    id: 'lozad-after',
    packages: ['lozad'],
    chat: deepChat,
    truth: ['healthy'],
    page: async () => ({ ...(await lozadPage()), visit: (handle) => scrollDown(handle, deepChat) }),
  }),
  plainCase({
    id: 'lazyload-after',
    packages: ['vanilla-lazyload'],
    chat: persona,
    truth: ['healthy'],
    page: async () => ({ ...(await lazyloadPage()), visit: (handle) => scrollDown(handle, persona) }),
  }),
  plainCase({
    id: 'partytown-beside',
    packages: ['@builder.io/partytown'],
    chat: papercups,
    truth: ['healthy'],
    page: partytownPage,
  }),
];
