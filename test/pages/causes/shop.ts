import { readFileSync } from 'node:fs';
import { demoRoutes } from '../../../demo/routes.ts';
import type { Answer, Routes } from '../../internet/routes.ts';

/** The tag of a Parley that works, and what that Parley is: the demo's loader, unchanged. */
export const PARLEY_TAG = '<script async src="https://cdn.parley.example/loader.js"></script>';

export const parleyLoader = (): Answer => ({
  headers: { 'content-type': 'text/javascript; charset=utf-8' },
  body: readFileSync(new URL('../../../demo/parley/loader.js', import.meta.url)),
});

/** A document of the shop: what stands in its head and body, and its own response headers. */
export function shopDocument(
  { head = '', body = '' }: { head?: string; body?: string },
  headers: Record<string, string> = {},
): Answer {
  return {
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Shop</title>
    <link rel="icon" href="data:,">
    ${head}
  </head>
  <body>
    <h1>Shop</h1>
    ${body}
  </body>
</html>`,
  };
}

/** Parley's and Overtalk's servers, all well, and a shop whose documents are given; later routes win. */
export function shopRoutes(documents: Routes[string], others: Routes = {}): Routes {
  return { ...demoRoutes, 'shop.example': documents, ...others };
}
