import { transform } from 'esbuild';
import type { Routes } from '../internet/routes.ts';
import { drawStatement, type Statement } from './actor-statements.ts';
import { innocentCode } from './innocent-code.ts';
import { packageFile } from './package-file.ts';
import { CLIENT_HOST } from './page.ts';
import { type Seeded, seeded } from './seeded.ts';

export type Act = 'removed' | 'hidden' | 'none';
export type Through = 'plain' | 'jquery' | 'tag-manager';

export interface ActorOptions {
  /** The element to act on: its first match in the page's own tree. */
  selector: string;
  act: Act;
  through: Through;
  seed: number;
}

/** Where the acting call stands, as the engines' stacks print it: 1-based. */
export interface ExpectedPlace {
  url: string;
  line: number;
  /** Where a stack of the act may point to: the act itself first, then the reading of `style` in the same statement. */
  columns: Record<'chromium' | 'firefox', number[]>;
}

export interface Actor {
  host: string;
  path: string;
  source: string;
  /** Null where the script leaves the widget alone. */
  expected: ExpectedPlace | null;
  /** URL of the container that inserts the script, where one does. */
  loadedBy: string | null;
  routes: Routes;
  /** HTML for the page's head. */
  tags: string;
}

const HOSTS = [
  'cdn.overtalk.example',
  'static.pageboost.example',
  'js.adtools.example',
  'assets.upsell.example',
];
const CONTAINERS = [
  { host: 'tags.tagworks.example', path: '/container.js' },
  { host: 'www.googletagmanager.com', path: '/gtm.js?id=GTM-WX7K2P' },
];

/**
 * A third party's script which acts once, about a second after the element is on the page. Its host, the act's place in
 * the file and the minification come from the seed; the same options give the same script.
 */
export async function createActor(options: ActorOptions): Promise<Actor> {
  const random = seeded(options.seed);
  const statement = drawStatement(random, options.act, options.through);
  const host = random.pick(HOSTS);
  const path = `/v${random.integer(1, 9)}/${random.pick(['tag', 'main', 'loader', 'bundle'])}.js`;
  const url = `https://${host}${path}`;
  const source = await write(random, options.selector, statement);
  const expected = options.act === 'none' ? null : { url, ...place(source, statement) };
  const routes: Routes = { [host]: { [path]: { body: source } } };
  const own = { host, path, source, expected };

  if (options.through === 'plain') return { ...own, loadedBy: null, routes, tags: scriptTag(url, random) };
  if (options.through === 'jquery') {
    const jqueryHost = random.pick([host, CLIENT_HOST]);
    routes[jqueryHost] = { ...routes[jqueryHost], '/lib/jquery.js': packageFile(jqueryFile(random)) };
    const tags = `<script src="https://${jqueryHost}/lib/jquery.js"></script>${scriptTag(url, random)}`;
    return { ...own, loadedBy: null, routes, tags };
  }
  const container = random.pick(CONTAINERS);
  const loadedBy = `https://${container.host}${container.path}`;
  routes[container.host] = { [container.path]: { headers: JAVASCRIPT, body: containerSource(url) } };
  return { ...own, loadedBy, routes, tags: `<script async src="${loadedBy}"></script>` };
}

const JAVASCRIPT = { 'content-type': 'text/javascript; charset=utf-8' };

function scriptTag(url: string, random: Seeded): string {
  return `<script ${random.pick(['', 'async ', 'defer '])}src="${url}"></script>`;
}

function jqueryFile(random: Seeded): string {
  return random.pick(['jquery/dist/jquery.js', 'jquery/dist/jquery.min.js']);
}

function containerSource(url: string): string {
  return `(function () {
  var tag = document.createElement('script');
  tag.async = true;
  tag.src = ${JSON.stringify(url)};
  document.head.appendChild(tag);
})();`;
}

async function write(random: Seeded, selector: string, statement: Statement): Promise<string> {
  const banner = Array.from({ length: random.integer(0, 4) }, (_, index) => ` * part ${index}\n`).join('');
  const written = `(function () {
'use strict';
var queue = [];
${innocentCode(random, random.integer(0, 25), 100)}
function act(target) {
  ${statement.code(selector)}
}
${innocentCode(random, random.integer(0, 10), 200)}
var poll = setInterval(function () {
  var target = document.querySelector(${JSON.stringify(selector)});
  if (!target || document.readyState !== 'complete') return;
  clearInterval(poll);
  setTimeout(act, ${random.integer(1_000, 1_800)}, target);
}, 50);
${innocentCode(random, random.integer(0, 25), 300)}
})();
`;
  const { code } = random.chance(0.5) ? await transform(written, { minify: true }) : { code: written };
  return `/*!\n${banner} */\n${code}`;
}

function place(source: string, { chromium, firefox }: Statement): Omit<ExpectedPlace, 'url'> {
  const [act] = chromium;
  if (!act) throw new Error('A statement needs a pattern for its act');
  return {
    line: position(source, act).line,
    columns: {
      chromium: chromium.map((pattern) => position(source, pattern).column),
      firefox: firefox.map((pattern) => position(source, pattern).column),
    },
  };
}

/** Throws unless the pattern matches exactly once: the innocent code around must not look like an act. */
function position(source: string, pattern: RegExp): { line: number; column: number } {
  const matches = [...source.matchAll(new RegExp(pattern, 'g'))];
  const index = matches[0]?.index;
  if (matches.length !== 1 || index === undefined)
    throw new Error(`${matches.length} places match ${pattern}`);
  const before = source.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
