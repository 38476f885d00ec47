import { setTimeout as delay } from 'node:timers/promises';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import type { CauseId } from '../../src/model/report.ts';
import type { Routes } from '../internet/routes.ts';
import type { RealWidget } from '../widgets/widget.ts';
import type { InnocentCase, InnocentSite } from './innocent-case.ts';
import { siteOf, untilDrawn, widgetRoutes } from './site.ts';
import {
  drawInterference,
  type Interference,
  readySelector,
  SEEN_WITHIN_SECONDS,
  untilActed,
} from './twin.ts';

/** A site with a consent manager that holds a real widget back until the visitor allows it. */
export interface ConsentSite {
  /** Of its cases and of their hosts. */
  id: string;
  packages: string[];
  widget: RealWidget;
  /** The manager's own tags. */
  head: string;
  /** The widget's embed as this manager wants it. */
  gated: string;
  /** Where the manager's files are served. */
  routes: Routes;
  /** What is true after the consent was taken back; the consent manager alone unless told. */
  revoked?: readonly ('healthy' | CauseId)[];
  accept(page: PageHandle): Promise<unknown>;
  revoke(page: PageHandle): Promise<unknown>;
}

/** Three cases: before consent, after the visitor's click, and on the page load after it was taken back. */
export function consentCases(consent: ConsentSite): InnocentCase[] {
  const { id, widget, accept, revoke } = consent;
  const site = async (
    step: string,
    visit?: (page: PageHandle) => Promise<unknown>,
    interference?: Interference,
  ): Promise<InnocentSite> =>
    siteOf({
      id: `${id}-${step}`,
      head: consent.head + (interference?.actor.tags ?? ''),
      body: consent.gated,
      routes: [await widgetRoutes(widget), consent.routes, interference?.actor.routes ?? {}],
      ...(visit ? { visit } : {}),
      seconds: interference ? SEEN_WITHIN_SECONDS : 2,
    });

  const allow = async (page: PageHandle) => {
    await accept(page);
    await untilDrawn(page, widget);
  };
  const allowAndWait = async (page: PageHandle) => {
    await accept(page);
    await untilActed(page, widget);
  };
  const takeBack = async (page: PageHandle) => {
    await allow(page);
    const tookMs = await page.evaluate(() => performance.now());
    await revoke(page);
    await page.goto(await page.url());
    // That the chat is gone can be told once it had twice the time that it took to come.
    await delay(2 * tookMs);
  };

  const makeCase = (
    step: string,
    truth: readonly ('healthy' | CauseId)[],
    visit?: (page: PageHandle) => Promise<unknown>,
  ): InnocentCase => ({
    id: `${id}-${step}`,
    packages: consent.packages,
    vendor: widget.vendor,
    truth,
    innocent: () => site(step, visit),
    twin: async () => {
      const interference = await drawInterference(readySelector(widget));
      return { ...interference, site: await site(`${step}-twin`, allowAndWait, interference) };
    },
  });

  return [
    makeCase('before', ['consent-manager']),
    makeCase('after', ['healthy'], allow),
    makeCase('revoked', consent.revoked ?? ['consent-manager'], takeBack),
  ];
}
