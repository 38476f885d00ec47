import { parseArgs } from 'node:util';
import type { BrowserName } from '../src/cli/browsers/browser.ts';
import {
  auditRoute,
  type ListedRoute,
  listRoutes,
  openRouteAudits,
  type RouteResult,
  routedDetectors,
} from '../test/routes/suite.ts';
import { routeTable } from '../test/routes/table.ts';
import { buildWithout } from './without.ts';

/**
 * Audits every route of every detector, look-alikes included, in the built extension, and prints one table. Exit code 1
 * when anything is wrong. `--without sensor/NAME` or `--without detector/NAME`, also more than once, does so in a build without
 * these parts: exit code 1 when nothing was missed then.
 */
const { values } = parseArgs({
  options: {
    detector: { type: 'string', multiple: true },
    browser: { type: 'string', multiple: true },
    without: { type: 'string', multiple: true },
  },
});

const unknown = (values.detector ?? []).filter((id) => !routedDetectors.includes(id));
if (unknown.length > 0)
  throw new Error(`No routes of ${unknown.join(', ')}. There are: ${routedDetectors.join(', ')}`);

const listed = await listRoutes(values.detector ?? routedDetectors);
const browsers = (values.browser ?? ['chromium', 'firefox']) as BrowserName[];

const results: RouteResult[] = [];
for (const browser of browsers) results.push(...(await runIn(browser, listed)));
const wrong = results.filter(({ outcome }) => outcome === 'WRONG');
const missed = results.filter((result) => result.missed);
const told = values.without
  ? `without ${values.without.join(' and ')}: ${missed.length} not found, ${wrong.length - missed.length} named wrongly`
  : `${results.length - wrong.length} right, ${wrong.length} wrong`;
console.log(`\n${routeTable(results)}\n\n${told}`);
process.exitCode = (values.without ? missed.length === 0 : wrong.length > 0) ? 1 : 0;

async function runIn(browser: BrowserName, routes: readonly ListedRoute[]): Promise<RouteResult[]> {
  const build = values.without ? await buildWithout(values.without, browser) : null;
  const audits = await openRouteAudits(browser, routes, build?.extensionDir);
  try {
    return await Promise.all(
      routes.map(async (one) => {
        const result = await auditRoute(audits, browser, one).catch((error) => brokeOff(browser, one, error));
        process.stderr.write(
          `${browser} ${one.detector}: ${one.route.id}: ${result.outcome} ${result.said}\n`,
        );
        return result;
      }),
    );
  } finally {
    await audits.close();
    await build?.remove();
  }
}

/** One page that breaks off does not cost the results of the others. */
function brokeOff(browser: BrowserName, { detector, route }: ListedRoute, error: unknown): RouteResult {
  const said = `broke off: ${error instanceof Error ? error.message : String(error)}`;
  return { detector, id: route.id, browser, outcome: 'WRONG', said, missed: false };
}
