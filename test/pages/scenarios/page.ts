import type { Answer } from '../../internet/routes.ts';

export interface ShopPage {
  title: string;
  /** `data-when` of the acting script's tag; no such tag when absent. */
  when?: 'loaded' | 'routed' | 'restored' | 'prerendering' | 'controlled';
  act?: 'removed-widget' | 'hidden-widget' | 'foreign-request';
  /** Parley's edition on the page; none when null. */
  parley?: 'loader' | 'element' | null;
  /** HTML before everything else in the head. */
  head?: string;
  body?: string;
}

/** A page of the shop with Parley and, when asked, Overtalk. Parley does not put its button back here. */
export function shopPage({ title, when, act, parley = 'loader', head = '', body = '' }: ShopPage): Answer {
  const chat =
    parley && `<script async src="https://cdn.parley.example/${parley}.js" data-keep="no"></script>`;
  const other =
    when &&
    `<script defer src="https://cdn.overtalk.example/act.js" data-when="${when}"${act ? ` data-act="${act}"` : ''}></script>`;
  return {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    ${head}
    ${chat ?? ''}
    ${other ?? ''}
  </head>
  <body>
    <h1>${title}</h1>
    ${body}
  </body>
</html>`,
  };
}
