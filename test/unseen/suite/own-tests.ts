import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName, PageHandle } from '../../../src/cli/browsers/browser.ts';
import type { Answer, LoggedRequest, Routes } from '../../internet/routes.ts';
import { inBoth, type Looks } from '../both.ts';

/** Dojo's own tests: the suite that its package ships, unchanged, with what it asserts by. */

const URL_OF_SUITE = 'https://suite.example/';

/** Prefix of the page's addresses → folder that it shows. */
const FOLDERS = {
  '/dojo/': new URL('../../../node_modules/dojo/', import.meta.url),
  '/tools/': new URL('../../../node_modules/dojo/', import.meta.url),
  '/sinon/': new URL('../../../node_modules/sinon/pkg/', import.meta.url),
  '/chai/': new URL('../../../node_modules/chai-1/', import.meta.url),
  '/intern/': new URL('./', import.meta.url),
};

const UNIT_TESTS = new URL('../../../node_modules/dojo/tests/unit/', import.meta.url);

/** The modules that hold tests, in the order in which `all.js` and the lists that it names name them. */
function testModules(name: string): string[] {
  const text = readFileSync(new URL(`${name}.js`, UNIT_TESTS), 'utf8').replace(/\/\/.*/g, '');
  if (text.includes('registerSuite')) return [`testing/tests/unit/${name}`];
  const listed = [...text.matchAll(/'(?:dojo\/has!host-browser\?)?\.\/([^']+)'/g)];
  return listed.flatMap(([, found = '']) => testModules(posix.join(posix.dirname(name), found)));
}

function file({ path }: LoggedRequest): Answer {
  const { pathname } = new URL(path, URL_OF_SUITE);
  for (const [prefix, folder] of Object.entries(FOLDERS)) {
    // A URL's path never climbs above its root, so nothing outside these folders is served.
    const found =
      pathname.startsWith(prefix) && fileURLToPath(new URL(pathname.slice(prefix.length), folder));
    if (found && existsSync(found)) return { body: readFileSync(found) };
  }
  return { status: 404, body: '' };
}

const suiteRoutes: Routes = {
  'suite.example': {
    '/': { body: readFileSync(new URL('./page.html', import.meta.url)) },
    '/modules.js': { body: `window.testModules = ${JSON.stringify(testModules('all'))};` },
    '/*': file,
  },
};

/** Name and outcome of each test, in the order in which they ran. */
export type Outcomes = [name: string, outcome: string][];

/** The suite in a browser without our extension and in one where it audits the page. */
export async function runOwnTests(browser: BrowserName): Promise<Looks<Outcomes>> {
  const [looks] = await inBoth({ browser, routes: suiteRoutes, urls: [URL_OF_SUITE], look: outcomesIn });
  return looks as Looks<Outcomes>;
}

const outcomesIn = (page: PageHandle): Promise<Outcomes> =>
  page.evaluate(() => (globalThis as unknown as { ownTests: Promise<Outcomes> }).ownTests);
