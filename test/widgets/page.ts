import type { Routes } from '../internet/routes.ts';
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

/** Every route of a client's page with a real widget; `more` adds the routes of the scripts in `tags`. */
export async function widgetSite(widget: RealWidget, tags = '', more: Routes[] = []): Promise<Routes> {
  const page: Routes = {
    [CLIENT_HOST]: { '/': { headers: { 'content-type': 'text/html' }, body: composePage(widget, tags) } },
  };
  return Object.assign({}, await widget.routes(), ...more, page);
}
