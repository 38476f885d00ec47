import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answer, LoggedRequest, Routes } from '../internet/routes.ts';

const NOT_THERE: Answer = { status: 404, body: 'no such page file' };
const NO_CONTENT: Answer = { status: 204, headers: { 'access-control-allow-origin': '*' }, body: '' };

/** Every host serves this folder: `https://cdn.parley.example/shared/parley.js` is `shared/parley.js` here. */
export const pageRoutes: Routes = {
  'shop.example': { '/*': pageFile },
  'cdn.parley.example': { '/*': pageFile },
  'cdn.overtalk.example': { '/*': pageFile },
  'api.parley.example': { '/*': NO_CONTENT },
  'collect.overtalk.example': { '/*': NO_CONTENT },
};

function pageFile({ path }: LoggedRequest): Answer {
  // A URL's path never climbs above its root, so nothing outside this folder is served.
  const file = fileURLToPath(new URL(`.${new URL(path, 'https://shop.example').pathname}`, import.meta.url));
  return existsSync(file) ? { body: readFileSync(file) } : NOT_THERE;
}
