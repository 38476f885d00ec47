import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import type { CauseId } from '../../src/model/report.ts';
import type { AnswerSource, Routes } from '../internet/routes.ts';
import { mergeRoutes } from '../widgets/page.ts';
import type { RealWidget } from '../widgets/widget.ts';
import type { InnocentCase, InnocentSite } from './innocent-case.ts';
import { widgetRoutes } from './site.ts';
import { drawInterference } from './twin.ts';

/** A third party's script that really interferes, and what must be found of it. */
export interface Interferer {
  /** HTML for the head of every page. */
  tags: string;
  routes: Routes;
  detector: string;
  scriptUrl: string;
  line: number;
  /** Resolves once the page was ready, where it still can be, and shows that the script has acted. */
  acted(page: PageHandle, ready: string): Promise<unknown>;
}

/** One page of the site; the widget's snippet stands where the case puts it. */
export interface SitePage {
  /** HTML ahead of everything else that runs, an interfering script included. */
  before?: string;
  head?: string;
  body: string;
}

/** A site with real software and a real widget, and what its visitor does. */
export interface RealCase {
  id: string;
  packages: string[];
  widget: RealWidget;
  truth: readonly ('healthy' | CauseId)[];
  /** By path, `/` first. */
  pages: Record<string, SitePage>;
  /** The site's own files by path, made once. */
  files?(): Record<string, AnswerSource> | Promise<Record<string, AnswerSource>>;
  /** Servers of others. */
  routes?(): Routes | Promise<Routes>;
  /** Expression, truthy when the page is as the visitor meets it; the widget's own unless told. */
  ready?: string;
  /** What the visitor does once the page is ready, and the twin's script has acted. */
  visit?(page: PageHandle): Promise<unknown>;
  /** Recorded after the visit; 0.8 unless told. */
  seconds?: number;
  /** Removes or hides the widget unless told. */
  interferer?(widget: RealWidget): Promise<Interferer>;
}

/** Makes the innocent site and its twin, each on a domain of its own: chats keep state by the domain. */
export function realCase(plan: RealCase): InnocentCase {
  return {
    id: plan.id,
    packages: plan.packages,
    vendor: plan.widget.vendor,
    truth: plan.truth,
    innocent: () => site(plan, `${plan.id}-shop.example`, null),
    async twin() {
      const interferer = await (plan.interferer ?? remover)(plan.widget);
      const { detector, scriptUrl, line } = interferer;
      return {
        site: await site(plan, `${plan.id}-twin.example`, interferer),
        detector,
        scriptUrl,
        line,
      };
    },
  };
}

async function site(plan: RealCase, host: string, interferer: Interferer | null): Promise<InnocentSite> {
  const pages = Object.entries(plan.pages).map(
    ([path, page]) => [path, htmlAnswer(page, interferer?.tags ?? '')] as const,
  );
  const own: Routes = { [host]: { ...(await plan.files?.()), ...Object.fromEntries(pages) } };
  return {
    url: `https://${host}/`,
    routes: mergeRoutes(
      await widgetRoutes(plan.widget),
      (await plan.routes?.()) ?? {},
      interferer?.routes ?? {},
      own,
    ),
    async visit(page) {
      const ready = plan.ready ?? plan.widget.waitUntilDrawn;
      await (interferer ? interferer.acted(page, ready) : truthy(page, ready));
      await plan.visit?.(page);
    },
    seconds: plan.seconds ?? 0.8,
  };
}

function htmlAnswer({ before = '', head = '', body }: SitePage, tags: string): AnswerSource {
  return {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Lamps and chairs</title>
    <link rel="icon" href="data:,">
    <style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; }</style>
    ${before}
    ${tags}
    ${head}
  </head>
  <body>${body}</body>
</html>`,
  };
}

/** Polls an expression over the page's globals. */
export function truthy(page: PageHandle, expression: string): Promise<unknown> {
  // biome-ignore lint/security/noGlobalEval: the expression is the test's own.
  return page.waitForFunction((text) => Boolean(globalThis.eval(text)), expression, { timeoutMs: 20_000 });
}

/** Follows a link and waits until the software has shown the page behind it. */
export function follow(selector: string, shown: string): (page: PageHandle) => Promise<unknown> {
  return async (page) => {
    await page.click(selector);
    await truthy(page, `document.querySelector(${JSON.stringify(shown)}) !== null`);
  };
}

/** A script drawn anew each time that removes or hides the widget; `fits` chooses among the sources drawn. */
export async function remover(
  widget: RealWidget,
  fits: (source: string) => boolean = () => true,
): Promise<Interferer> {
  for (;;) {
    const { actor, detector, scriptUrl, line } = await drawInterference(widget.rootSelector);
    if (!fits(actor.source)) continue;
    const { tags, routes } = actor;
    const acted = async (page: PageHandle, ready: string) => {
      const gone = isGone(widget.rootSelector);
      await truthy(page, `document.querySelector(${JSON.stringify(widget.rootSelector)}) !== null`);
      // On a busy machine the script may act before the chat is drawn.
      await truthy(page, `(${gone}) || (${ready})`);
      await truthy(page, gone);
    };
    return { tags, routes, detector, scriptUrl, line, acted };
  }
}

function isGone(selector: string): string {
  const found = `document.querySelector(${JSON.stringify(selector)})`;
  return `!${found} || getComputedStyle(${found}).display === 'none'`;
}
