import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import demoVendors from '../demo/vendors.json' with { type: 'json' };
import type { BrowserName, PageHandle } from '../src/cli/browsers/browser.ts';
import { launchBrowser } from '../src/cli/browsers/launch.ts';
import { openControl } from '../src/cli/control.ts';
import { usualPage } from '../test/bench/usual-page.ts';
import { startInternet } from '../test/internet/internet.ts';
import type { Answer } from '../test/internet/routes.ts';
import { packageText } from '../test/widgets/package-file.ts';

/**
 * The cost of being audited: the same work in two browsers side by side, one without the extension and one
 * that audits, in alternating pairs. Prints medians over the pairs with bootstrap 95 % intervals: ratios of the time
 * that work takes, and how much longer a page loads. `--only frameworks`, `dom` or `load`, `--browser chromium` or `firefox`: a part
 * of it.
 */
const { values: asked } = parseArgs({
  options: { only: { type: 'string', multiple: true }, browser: { type: 'string', multiple: true } },
});
const isAsked = (part: 'frameworks' | 'dom' | 'load') => asked.only?.includes(part) ?? true;
const browsers = (['chromium', 'firefox'] as const).filter((name) => asked.browser?.includes(name) ?? true);

const warmUps = 4;
const bootstraps = 2_000;
const growthNodes = [0, 2_000, 8_000, 32_000];

type Row = { workload: string; size: number; pairs: number };
/** Work without a frame is short and uneven, so it takes more pairs; frames even themselves out. */
const domRow: Row = { workload: 'dom', size: 5_000, pairs: 60 };
const frameworkRows: Row[] = ['vanilla', 'react', 'preact', 'vue'].map((workload) => ({
  workload,
  size: 1_000,
  pairs: 30,
}));

/** The same thing without and with the audit; of work, the milliseconds that it took. */
type Pair<T = number> = { none: T; audited: T };

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** 95 % interval of the median by resampling. */
function interval(values: number[]): [number, number] {
  const medians = Array.from({ length: bootstraps }, () =>
    median(values.map(() => values[Math.floor(Math.random() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return [medians[Math.floor(bootstraps * 0.025)] ?? 0, medians[Math.floor(bootstraps * 0.975)] ?? 0];
}

async function pageScript(): Promise<string> {
  const result = await build({
    entryPoints: ['test/bench/workloads.ts'],
    bundle: true,
    write: false,
    minify: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  return result.outputFiles[0]?.text ?? '';
}

type Arm = {
  page: PageHandle;
  /** Audits from the next page on, until what it resolves to is called. */
  audit(): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

async function openArm(browser: BrowserName, proxyUrl: string): Promise<Arm> {
  const handle = await launchBrowser({
    browser,
    extensionDir: `dist/${browser}-granted`,
    proxyUrl,
    ignoreCertificateErrors: true,
    // Firefox rounds the page's clock to milliseconds otherwise.
    extraPrefs: { 'privacy.reduceTimerPrecision': false },
  });
  const control = await openControl(handle);
  await control.setVendors(demoVendors as Parameters<typeof control.setVendors>[0]);
  const { page, tabId } = await control.openTab();
  return {
    page,
    async audit() {
      const id = await control.start(tabId, []);
      return () => control.stop(id);
    },
    close: () => handle.close(),
  };
}

/** Between runs the browsers clear up in peace: what one run left behind must not count for the next. */
const restMs = 150;

async function work({ page }: Arm, { workload, size }: Row): Promise<number> {
  await delay(restMs);
  return page.evaluate(
    ([name, rounds]) =>
      (globalThis as unknown as { bench: Record<string, (n: number) => Promise<number>> }).bench[name]?.(
        rounds,
      ) ?? 0,
    [workload, size] as [string, number],
  );
}

/** A small page whose answers come at once, one over a usual delay, and a usual page over a usual line. */
const loads = [
  { path: 'load-0', what: 'small page, answers at once', readsForMs: 2_500, pairs: 30 },
  { path: 'load-40', what: 'small page, answers after 40 ms', readsForMs: 2_500, pairs: 30 },
  { path: 'usual', what: 'usual page over a usual line', readsForMs: 4_000, pairs: 30 },
];
type Load = (typeof loads)[number];

const goesOnAfterMs = 200;

/**
 * From the navigation's start to the end of the document and of the load event. The page goes there by itself and is asked
 * when it is long there: a driver that asks meanwhile, as Firefox's must, competes with it. A visitor reads before he goes on: what comes
 * after a load (a picture, the report) is not to slow the other arm's.
 */
async function load(
  { page }: Arm,
  { path, readsForMs }: Load,
): Promise<{ readMs: number; loadedMs: number }> {
  await page.evaluate(
    ([url, delayMs]) => {
      setTimeout(() => location.assign(url), delayMs);
    },
    [`https://bench.example/${path}`, goesOnAfterMs] as [string, number],
  );
  await delay(readsForMs);
  await page.waitForFunction(() => document.readyState === 'complete');
  return JSON.parse(
    await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation');
      const { domInteractive, duration } = entry as PerformanceNavigationTiming;
      return JSON.stringify({ readMs: domInteractive, loadedMs: duration });
    }),
  );
}

/**
 * The same in both arms, first the one and then the other in turn. Two browsers that do the same differ by as much as is to be
 * measured here, so each is the audited one for half of the pairs. `prepare` makes a page of the bench ready.
 */
async function compare<T>(
  arms: [Arm, Arm],
  count: number,
  run: (arm: Arm) => Promise<T>,
  prepare: (arm: Arm) => Promise<unknown> = async () => {},
) {
  const pairs: Pair<T>[] = [];
  for (const [none, audited] of [arms, arms.toReversed() as [Arm, Arm]]) {
    const stop = await audited.audit();
    for (const arm of arms) {
      await arm.page.goto('https://bench.example/');
      await prepare(arm);
    }
    for (let i = -warmUps; i < count / 2; i++) {
      const isSwapped = i % 2 === 0;
      const first = await run(isSwapped ? audited : none);
      const second = await run(isSwapped ? none : audited);
      if (i >= 0) pairs.push(isSwapped ? { none: second, audited: first } : { none: first, audited: second });
    }
    await stop();
  }
  return pairs;
}

async function benchBrowser(browser: BrowserName, proxyUrl: string): Promise<void> {
  const arms: [Arm, Arm] = [await openArm(browser, proxyUrl), await openArm(browser, proxyUrl)];
  try {
    for (const row of isAsked('frameworks') ? frameworkRows : []) {
      const pairs = await compare(arms, row.pairs, (arm) => work(arm, row));
      printRatio(browser, `${row.workload}, a list of ${row.size}`, pairs);
    }
    const allSizes: Pair[] = [];
    for (const nodes of isAsked('dom') ? growthNodes : []) {
      const grow = ({ page }: Arm) =>
        page.evaluate(
          (count) => (globalThis as unknown as { bench: { grow(n: number): void } }).bench.grow(count),
          nodes,
        );
      const pairs = await compare(arms, domRow.pairs, (arm) => work(arm, domRow), grow);
      printRatio(browser, `DOM, ${domRow.size} rows, ${nodes} nodes on the page`, pairs);
      allSizes.push(...pairs);
    }
    if (allSizes.length > 0) printRatio(browser, `DOM, ${domRow.size} rows, all sizes of page`, allSizes);
    for (const row of isAsked('load') ? loads : []) {
      const pairs = await compare(arms, row.pairs, (arm) => load(arm, row));
      for (const [what, event] of [
        ['document read', 'readMs'],
        ['load', 'loadedMs'],
      ] as const) {
        const ms = pairs.map(({ none, audited }) => ({ none: none[event], audited: audited[event] }));
        printDifference(browser, `${row.what}, ${what}`, ms);
      }
    }
  } finally {
    for (const arm of arms) await arm.close();
  }
}

function printRatio(browser: BrowserName, what: string, pairs: Pair[]): void {
  const ratios = pairs.map(({ none, audited }) => audited / none);
  const [low, high] = interval(ratios).map((ratio) => ratio.toFixed(2));
  const ratio = `${median(ratios).toFixed(2)} × without (95 % ${low} to ${high})`;
  print(browser, what, pairs, ratio);
}

function printDifference(browser: BrowserName, what: string, pairs: Pair[]): void {
  const differences = pairs.map(({ none, audited }) => audited - none);
  const [low, high] = interval(differences).map((ms) => ms.toFixed(1));
  print(browser, what, pairs, `${median(differences).toFixed(1)} ms longer (95 % ${low} to ${high})`);
}

function print(browser: BrowserName, what: string, pairs: Pair[], result: string): void {
  const baseMs = median(pairs.map(({ none }) => none)).toFixed(0);
  console.log(
    `${browser.padEnd(9)} ${what.padEnd(48)} ${result}, ${baseMs} ms without, ${pairs.length} pairs`,
  );
}

const paragraphs = Array.from(
  { length: 200 },
  (_, i) => `<p class="text">Text <a href="/${i}">${i}</a></p>`,
).join('');
const libraries = ['jquery/dist/jquery.min.js', 'htmx.org/dist/htmx.min.js', 'alpinejs/dist/cdn.min.js'];

const chat = `const chat = document.createElement('button'); chat.id = 'parley-launcher';
  chat.style.cssText = 'position:fixed;right:24px;bottom:24px'; document.body.append(chat);`;

function loadRoutes(delayMs: number): Record<string, Answer> {
  const scripts = libraries.map((_, i) => `<script src="/library-${delayMs}-${i}.js"></script>`).join('');
  const body = `<!doctype html><title>Load</title><body>${scripts}${paragraphs}
    <script src="https://cdn.parley.example/parley-${delayMs}.js"></script>`;
  const files = libraries.map((file, i) => [
    `/library-${delayMs}-${i}.js`,
    { body: packageText(file), delayMs },
  ]);
  return { [`/load-${delayMs}`]: { body, delayMs }, ...Object.fromEntries(files) };
}

const delaysMs = [0, 40];
const usual = usualPage(chat);
const internet = await startInternet({
  ...usual,
  'bench.example': {
    '/': {
      body: '<!doctype html><title>Bench</title><div id="stage"></div><section id="filler"></section><script src="/bench.js"></script>',
    },
    ...Object.fromEntries(delaysMs.flatMap((ms) => Object.entries(loadRoutes(ms)))),
    ...usual['bench.example'],
    '/bench.js': { body: await pageScript() },
  },
  'cdn.parley.example': {
    ...Object.fromEntries(delaysMs.map((delayMs) => [`/parley-${delayMs}.js`, { body: chat, delayMs }])),
    ...usual['cdn.parley.example'],
  },
});
console.log('Audited against not audited, in alternating pairs');
for (const browser of browsers) await benchBrowser(browser, internet.proxyUrl);
await internet.close();
