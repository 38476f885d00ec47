import { readFileSync } from 'node:fs';
import { demoRoutes } from '../../../demo/routes.ts';
import type {
  BrowserHandle,
  BrowserName,
  LaunchOptions,
  PageHandle,
} from '../../../src/cli/browsers/browser.ts';
import type { Answer, AnswerSource, Routes } from '../../internet/routes.ts';

export const SHOP_URL = 'https://shop.example/';
export const ACTING_SCRIPT = 'https://cdn.overtalk.example/act.js';

/** One act that a report must hold: once, under this page, by this script. */
export interface ExpectedFinding {
  detector: 'removed-widget' | 'hidden-widget' | 'foreign-request';
  /** The page load's document, or the frame's, in which the act happens. */
  pageUrl: string;
  scriptUrl: string;
  line: number;
  count: number;
}

/** A page with a way of its own to come about, with Parley and Overtalk on it; Overtalk acts there once. */
export interface Scenario {
  id: string;
  /** Where the way of loading exists. */
  browsers: BrowserName[];
  routes(): Routes | Promise<Routes>;
  /** Where the browser must be started in a way of its own; launchBrowser serves otherwise. */
  launch?: (options: LaunchOptions) => Promise<BrowserHandle>;
  startUrl: string;
  /**
   * What the visitor does once startUrl has loaded. Resolves, when the acts are over, to the page's own count
   * (`window.__acts`); rejects when the page did not come about in the scenario's way.
   */
  perform(page: PageHandle): Promise<number>;
  expected: ExpectedFinding;
}

/** A file of the scenarios' folder as an answer. */
export function scene(name: string, headers: Record<string, string> = {}): Answer {
  return { headers, body: readFileSync(fileUrl(name)) };
}

/** The 1-based line that holds the marker `act:NAME`. Throws when there is none. */
export function actLine(name: string, file = 'act.js'): number {
  const lines = readFileSync(fileUrl(file), 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(`/* act:${name} */`));
  if (index === -1) throw new Error(`${file} has no line marked act:${name}`);
  return index + 1;
}

/** Parley's hosts, the acting script, and a shop whose documents the scenario gives. */
export function shopRoutes(documents: Record<string, AnswerSource>): Routes {
  return {
    'cdn.parley.example': {
      ...(demoRoutes['cdn.parley.example'] as Record<string, AnswerSource>),
      '/element.js': scene('parley-element.js'),
    },
    'api.parley.example': demoRoutes['api.parley.example'] ?? {},
    'chat.parley.example': demoRoutes['chat.parley.example'] ?? {},
    'cdn.overtalk.example': { '/act.js': scene('act.js') },
    'shop.example': documents,
  };
}

/** Waits until the page has counted that many acts, then long enough for a surplus one, and reads the count. */
export async function countedActs(page: PageHandle, atLeast: number): Promise<number> {
  await page.waitForFunction(
    (least) => ((window as unknown as { __acts?: number }).__acts ?? 0) >= least,
    atLeast,
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  return page.evaluate(() => (window as unknown as { __acts: number }).__acts);
}

function fileUrl(name: string): URL {
  return new URL(`files/${name}`, import.meta.url);
}
