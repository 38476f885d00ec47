import type { AnswerSource, PathPattern, Routes } from '../internet/routes.ts';
import type { RealWidget } from './widget.ts';

export const CLIENT_HOST = 'client-shop.example';
export const CLIENT_URL = `https://${CLIENT_HOST}/`;

/** A client's page with the widget's snippet and further tags (html, for example an actor's `tags`). */
export function composePage(widget: Pick<RealWidget, 'pageHtml'>, tags = ''): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Client shop</title>
    <link rel="icon" href="data:,">
    <style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; }</style>
    ${tags}
  </head>
  <body>
    <h1>Client shop</h1>
    <p>Lamps, chairs and tables.</p>
    ${widget.pageHtml}
  </body>
</html>`;
}

/** Every route of a client's page, at CLIENT_URL, with a real widget and the scripts of some actors. */
export async function widgetSite(
  widget: RealWidget,
  actors: { tags: string; routes: Routes }[] = [],
): Promise<Routes> {
  const tags = actors.map((actor) => actor.tags).join('\n');
  const page: Routes = { [CLIENT_HOST]: { '/': { body: composePage(widget, tags) } } };
  return mergeRoutes(await widget.routes(), ...actors.map((actor) => actor.routes), page);
}

/** All routes of several tables, a host's paths together. */
export function mergeRoutes(...tables: Routes[]): Routes {
  const merged: Record<string, [PathPattern, AnswerSource][]> = {};
  for (const table of tables) {
    for (const [host, paths] of Object.entries(table)) {
      merged[host] = [...(merged[host] ?? []), ...(Array.isArray(paths) ? paths : Object.entries(paths))];
    }
  }
  return merged;
}
