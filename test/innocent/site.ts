import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import type { Routes } from '../internet/routes.ts';
import { mergeRoutes } from '../widgets/page.ts';
import type { RealWidget } from '../widgets/widget.ts';
import type { InnocentSite } from './innocent-case.ts';

export interface SiteParts {
  /** First label of the site's host; no two sites share one. */
  id: string;
  head?: string;
  body: string;
  /** Of the page's answer, for example its Content-Security-Policy. */
  headers?: Record<string, string>;
  routes: Routes[];
  visit?: (page: PageHandle) => Promise<unknown>;
  /** Recorded after the visit; 2 unless told. */
  seconds?: number;
}

/** `https://ID.shop.example/` with these parts. Paths of the host itself go under `ID.shop.example` in `routes`. */
export function siteOf({
  id,
  head = '',
  body,
  headers,
  routes,
  visit,
  seconds = 2,
}: SiteParts): InnocentSite {
  const host = `${id}.shop.example`;
  const page: Routes = {
    [host]: {
      '/': {
        headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
        body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Lamps and chairs</title>
    <link rel="icon" href="data:,">
    <style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; }</style>
    ${head}
  </head>
  <body>
    <h1>Lamps and chairs</h1>
    <p>Lamps, chairs and tables.</p>
    ${body}
  </body>
</html>`,
      },
    },
  };
  return {
    url: `https://${host}/`,
    routes: mergeRoutes(...routes, page),
    seconds,
    ...(visit ? { visit } : {}),
  };
}

const routesOf = new Map<string, Promise<Routes>>();

/** The widget's servers, the same objects each time, so that sites with the same widget can be audited at once. */
export function widgetRoutes(widget: RealWidget): Promise<Routes> {
  const known = routesOf.get(widget.id);
  if (known) return known;
  const made = Promise.resolve(widget.routes());
  routesOf.set(widget.id, made);
  return made;
}

/** Waits until the visitor can see the widget. */
export function untilDrawn(page: PageHandle, widget: Pick<RealWidget, 'waitUntilDrawn'>): Promise<boolean> {
  // biome-ignore lint/security/noGlobalEval: the expression is the suite's own.
  return page.waitForFunction((drawn) => Boolean(globalThis.eval(drawn)), widget.waitUntilDrawn, {
    timeoutMs: 40_000,
  });
}

/** Waits for the element to have a size, then clicks it with a real click. */
export async function clickWhenThere(page: PageHandle, selector: string): Promise<void> {
  await page.waitForFunction(
    (sought) => (document.querySelector(sought)?.getBoundingClientRect().height ?? 0) > 0,
    selector,
    { timeoutMs: 40_000 },
  );
  await page.click(selector);
}
