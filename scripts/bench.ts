import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import type { BrowserName, PageHandle } from '../src/cli/browsers/browser.ts';
import { launchBrowser } from '../src/cli/browsers/launch.ts';
import { openControl } from '../src/cli/control.ts';
import { startInternet } from '../test/internet/internet.ts';

/**
 * The cost of being audited: the same work in two browsers side by side, one without the extension and one
 * that audits, in alternating pairs. Prints medians of the pairs' ratios with bootstrap 95 % intervals.
 */
const pairs = 60;
const warmUps = 4;
const bootstraps = 2_000;
const growthNodes = [0, 2_000, 8_000, 32_000];

type Row = { browser: string; workload: string; nodes: number; ratios: number[]; baseMs: number };

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
  });
  return result.outputFiles[0]?.text ?? '';
}

type Arm = { page: PageHandle; close(): Promise<void> };

async function openArm(browser: BrowserName, proxyUrl: string, audited: boolean): Promise<Arm> {
  const handle = await launchBrowser({
    browser,
    extensionDir: `dist/${browser}-granted`,
    proxyUrl,
    ignoreCertificateErrors: true,
    // Firefox rounds the page's clock to milliseconds otherwise.
    extraPrefs: { 'privacy.reduceTimerPrecision': false },
  });
  const control = await openControl(handle);
  const { page, tabId } = await control.openTab();
  if (audited) await control.start(tabId, []);
  await page.goto('https://bench.example/');
  return { page, close: () => handle.close() };
}

/** Between runs the browsers clear up in peace: what one run left behind must not count for the next. */
const restMs = 150;

async function run(arm: Arm, workload: string, size: number): Promise<number> {
  await delay(restMs);
  return arm.page.evaluate(
    ([name, rounds]) =>
      (globalThis as unknown as { bench: Record<string, (n: number) => Promise<number>> }).bench[name]?.(
        rounds,
      ) ?? 0,
    [workload, size] as [string, number],
  );
}

async function compare(
  arms: Arm[],
  workload: string,
  size: number,
): Promise<{ ratios: number[]; baseMs: number }> {
  const [none, audited] = arms as [Arm, Arm];
  const ratios: number[] = [];
  const base: number[] = [];
  for (let i = -warmUps; i < pairs; i++) {
    const swapped = i % 2 === 0;
    const first = await run(swapped ? audited : none, workload, size);
    const second = await run(swapped ? none : audited, workload, size);
    if (i < 0) continue;
    ratios.push(swapped ? first / second : second / first);
    base.push(swapped ? second : first);
  }
  return { ratios, baseMs: median(base) };
}

async function benchBrowser(browser: BrowserName, proxyUrl: string): Promise<Row[]> {
  const arms = [await openArm(browser, proxyUrl, false), await openArm(browser, proxyUrl, true)];
  const rows: Row[] = [];
  try {
    for (const nodes of growthNodes) {
      for (const arm of arms) {
        await arm.page.evaluate(
          (count) => (globalThis as unknown as { bench: { grow(n: number): void } }).bench.grow(count),
          nodes,
        );
      }
      const workloads = nodes === 0 ? ['dom', 'framework'] : ['dom'];
      for (const workload of workloads) {
        const size = workload === 'dom' ? 5_000 : 1_500;
        rows.push({ browser, workload, nodes, ...(await compare(arms, workload, size)) });
        print(rows.at(-1) as Row);
      }
    }
  } finally {
    for (const arm of arms) await arm.close();
  }
  return rows;
}

function print({ browser, workload, nodes, ratios, baseMs }: Row): void {
  const [low, high] = interval(ratios);
  const page = `${nodes} nodes on the page`.padEnd(24);
  const ratio = `${median(ratios).toFixed(2)} × without (95 % ${low.toFixed(2)} to ${high.toFixed(2)})`;
  console.log(
    `${browser.padEnd(9)} ${workload.padEnd(10)} ${page} ${ratio}, ${baseMs.toFixed(0)} ms without`,
  );
}

const script = await pageScript();
const internet = await startInternet({
  'bench.example': {
    '/': {
      body: '<!doctype html><title>Bench</title><div id="stage"></div><section id="filler"></section><script src="/bench.js"></script>',
    },
    '/bench.js': { body: script },
  },
});
console.log(`Audited against not audited, ${pairs} alternating pairs each`);
for (const browser of ['chromium', 'firefox'] as const) await benchBrowser(browser, internet.proxyUrl);
await internet.close();
