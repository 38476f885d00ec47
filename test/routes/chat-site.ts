import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import type { InnocentSite } from '../innocent/innocent-case.ts';
import { truthy } from '../innocent/real-case.ts';
import { siteOf, widgetRoutes } from '../innocent/site.ts';
import type { Routes } from '../internet/routes.ts';
import type { RealWidget } from '../widgets/widget.ts';
import { parleyChat } from './demo-vendors.ts';

export interface ChatSite {
  /** First label of the site's host; no two routes share one. */
  id: string;
  /** Ahead of the chat. */
  head?: string;
  /** How the page brings the chat, where it does not simply hold its tag. */
  chat?: string;
  /** After the chat. */
  tags?: string;
  routes: Routes[];
  /** Expression, truthy once the script has done what it does; what `whenDrawn` leaves unless told. */
  acted?: string;
  /** What the visitor does once the chat is drawn, before the script acts. */
  visit?(page: PageHandle): Promise<unknown>;
  /** Expression, truthy once the chat is as the script wants it; its being drawn unless told. */
  ready?: string;
}

/** Recorded after the act: the watchers see an effect within this time. */
const SEEN_WITHIN_SECONDS = 0.8;

/** What stands for the chat in the page, its servers, and an expression that is truthy once it is drawn. */
interface Chat {
  tag: string;
  routes: Routes;
  waitUntilDrawn: string;
}

/** A site with Parley's chat. */
export const parleySite = (site: ChatSite, chat: Chat = parleyChat): InnocentSite => chatSite(site, chat);

/** A site with a real widget. */
export const widgetSite = async (widget: RealWidget, site: ChatSite): Promise<InnocentSite> =>
  chatSite(site, {
    tag: widget.pageHtml,
    routes: await widgetRoutes(widget),
    waitUntilDrawn: widget.waitUntilDrawn,
  });

function chatSite(
  { id, head = '', chat: way, tags = '', routes, acted = 'window.actDone', visit, ready }: ChatSite,
  chat: Chat,
): InnocentSite {
  return siteOf({
    id,
    head,
    body: `${way ?? chat.tag}${tags}`,
    routes: [chat.routes, ...routes],
    visit: async (page) => {
      // A script may act before the page is asked.
      await truthy(page, `(${acted}) || (${ready ?? chat.waitUntilDrawn})`);
      await visit?.(page);
      await truthy(page, acted);
    },
    seconds: SEEN_WITHIN_SECONDS,
  });
}

/** Source that acts on the selector's element, `target`, some time after it has come to stand on the loaded page. */
export const whenDrawn = (selector: string, act: string, delayMs = 1_000): string => `(function () {
  'use strict';
  var act = function (target) {
${act}
  };
  var poll = setInterval(function () {
    var target = document.querySelector(${JSON.stringify(selector)});
    if (!target || document.readyState !== 'complete') return;
    clearInterval(poll);
    setTimeout(function () {
      act(target);
      window.actDone = true;
    }, ${delayMs});
  }, 50);
})();
`;
