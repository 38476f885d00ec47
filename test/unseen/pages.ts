import { readFileSync } from 'node:fs';
import type { Answer, Routes } from '../internet/routes.ts';
import { pageRoutes } from '../pages/routes.ts';
import { mergeRoutes } from '../widgets/page.ts';

const FIRST = 'first.js';
/** Modules: their code is strict. */
const SCRIPTS = [
  'notes.js',
  'walk.js',
  'calls.js',
  'tricks.js',
  'order.js',
  'realms.js',
  'traces.js',
  'vendor-tricks.js',
  'snapshot.js',
];
const HOST = 'unseen.example';

export interface UnseenPage {
  id: string;
  url: string;
  /** Global of the chat on it, which alone is looked at there. */
  vendor: string | null;
}

/** A page that looks at itself, and one that looks at its chat. */
export const unseenPages: UnseenPage[] = [
  { id: 'the page', url: `https://${HOST}/`, vendor: null },
  { id: 'its chat', url: `https://${HOST}/chat`, vendor: 'Parley' },
];

const script = (name: string): Answer => ({ body: readFileSync(new URL(`./page/${name}`, import.meta.url)) });
const ANSWERED: Answer = { headers: { 'access-control-allow-origin': '*' }, body: 'answered' };
const NOTHING: Answer = { status: 204, body: '' };

export const unseenRoutes: Routes = mergeRoutes(pageRoutes, {
  [HOST]: {
    '/': html(''),
    '/chat': html('<script src="https://cdn.parley.example/shared/parley.js"></script>'),
    '/answered': ANSWERED,
    '/*': NOTHING,
    ...Object.fromEntries([FIRST, ...SCRIPTS].map((name) => [`/${name}`, script(name)])),
  },
  'elsewhere.example': { '/answered': ANSWERED },
});

function html(chat: string): Answer {
  const body = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>What a page can find out</title>
    <script src="/${FIRST}"></script>
    <link rel="icon" href="data:,">
    ${SCRIPTS.map((name) => `<script type="module" src="/${name}"></script>`).join('\n    ')}
  </head>
  <body>
    <p>A page that looks at itself.</p>
    <button>Press</button>
    ${chat}
  </body>
</html>`;
  return { headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
