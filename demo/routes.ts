import { readFileSync } from 'node:fs';
import type { Answer, Routes } from '../test/internet/routes.ts';

const NO_CONTENT: Answer = { status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' };

/** The demo site and the three companies on it, for the fixture internet. `/twin` is the same page as `/`. */
export const demoRoutes: Routes = {
  'shop.example': {
    '/': file('shop/index.html', 'text/html; charset=utf-8'),
    '/twin': file('shop/index.html', 'text/html; charset=utf-8'),
    '/shop.css': file('shop/shop.css', 'text/css; charset=utf-8'),
  },
  'tags.tagworks.example': { '/container.js': script('tagworks/container.js') },
  'cdn.parley.example': {
    '/loader.js': script('parley/loader.js'),
    '/greeter.js': script('parley/greeter.js'),
  },
  'api.parley.example': { '/*': NO_CONTENT },
  'chat.parley.example': { '/': file('parley/chat.html', 'text/html; charset=utf-8') },
  'cdn.overtalk.example': { '/tag.js': script('overtalk/tag.js') },
  'collect.overtalk.example': { '/*': NO_CONTENT },
};

function script(path: string): () => Answer {
  return file(path, 'text/javascript; charset=utf-8');
}

/** Read at each request, so that an edited file shows at the next reload. */
function file(path: string, contentType: string): () => Answer {
  const url = new URL(path, import.meta.url);
  return () => ({ headers: { 'content-type': contentType }, body: readFileSync(url) });
}
