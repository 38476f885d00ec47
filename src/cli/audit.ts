import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Declared } from '../model/declared.ts';
import type { Report } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { picturesOf } from '../package/gather.ts';
import { inBase64 } from '../package/pack.ts';
import { builtInVendors } from '../vendors/catalogue.gen.ts';
import { plainVendor } from '../vendors/user.ts';
import type { AuditOptions } from './arguments.ts';
import type { BrowserHandle } from './browsers/browser.ts';
import { launchBrowser } from './browsers/launch.ts';
import { comparisonsToMake, makeComparisons } from './comparisons.ts';
import { type Control, openControl } from './control.ts';
import { type Written, writePackage } from './output.ts';
import type { Progress } from './progress.ts';
import { tryChat } from './try-chat.ts';

const TICK_MS = 1000;

export interface AuditTask extends AuditOptions {
  /** Folder of the build's `chromium-granted` and `firefox-granted`. */
  distDir: string;
  /** The person's own vendor definitions. */
  vendors: Vendor[];
  /** What the person declares; null: nothing. */
  declared: Declared | null;
}

/** `pictures`: in base64, by the names of their files. */
export type Audited = { report: Report; pictures: Map<string, string>; packed: Written | null };

/**
 * Audits one page in a fresh profile and gives the report; writes its package where the task names a folder. Throws PageUnreachableError when no document came,
 * BrowserNotFoundError, or anything once the signal is aborted; the browser is closed in every case.
 */
export async function audit(task: AuditTask, progress: Progress, signal: AbortSignal): Promise<Audited> {
  progress.show(`starting ${task.browser}`);
  const browser = await launchBrowser({
    browser: task.browser,
    extensionDir: `${task.distDir}/${task.browser}-granted`,
    ignoreCertificateErrors: task.ignoreCertificateErrors,
    headed: task.headed,
    sigintIsMine: true,
    ...(task.proxyUrl === undefined ? {} : { proxyUrl: task.proxyUrl }),
  });
  try {
    return await unlessAborted(record(browser, task, progress, signal), signal);
  } finally {
    await browser.close();
  }
}

async function record(
  browser: BrowserHandle,
  task: AuditTask,
  progress: Progress,
  signal: AbortSignal,
): Promise<Audited> {
  const control = await openControl(browser);
  await control.setVendors(task.vendors.map(plainVendor));
  const { page, tabId } = await control.openTab();
  const auditId = await control.start(tabId, task.protect);
  if (task.declared !== null) await control.declare(auditId, task.declared);

  progress.show(`loading ${task.url}`);
  await page.goto(task.url);
  if (task.tryChat !== undefined) {
    progress.say(`trying the chat of ${task.tryChat}: this may reach live agents`);
    const vendor = [...task.vendors, ...builtInVendors].find(({ id }) => id === task.tryChat);
    const hasClicked = vendor && (await tryChat({ page, control, tabId }, vendor, task.seconds * 1000));
    if (!hasClicked) progress.say(`no chat button of ${task.tryChat} could be clicked`);
  }
  await watch(control, tabId, task.seconds, progress, signal);

  if (task.comparison !== null) {
    progress.show('choosing what to compare');
    const wanted = comparisonsToMake(await control.report(auditId), task.comparison);
    if (wanted.length === 0) progress.say('nothing to compare in what was recorded');
    await makeComparisons(control, tabId, wanted, progress, signal);
  }
  progress.show('making the report');
  await control.stop(auditId);
  const report = await control.report(auditId);
  const pictures = inBase64(await picturesOf(auditId, report, control.keeper));
  if (task.outDir === undefined) return { report, pictures, packed: null };
  progress.show('packing');
  return { report, pictures, packed: await writePackage(auditId, control.keeper, task.outDir) };
}

/** Waits the seconds, saying each second how the record grows. */
async function watch(
  control: Control,
  tabId: number,
  seconds: number,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  for (let leftMs = seconds * 1000; leftMs > 0; leftMs = end - performance.now()) {
    const secondsLeft = Math.ceil(leftMs / 1000);
    if (progress.isShown) {
      const { report } = await control.state(tabId);
      const observations = report?.audit.observations ?? 0;
      const findings = report?.findings.length ?? 0;
      progress.show(`recording: ${secondsLeft} s left, observations ${observations}, findings ${findings}`);
    }
    const restMs = Math.max(0, end - performance.now());
    await delay(Math.min(TICK_MS, restMs), undefined, { signal });
  }
}

/** Ends a wait for the browser at once; what becomes of it afterwards, with the browser gone, is of no interest. */
async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  work.catch(() => undefined);
  signal.throwIfAborted();
  const aborted = once(signal, 'abort').then(() => {
    throw signal.reason;
  });
  return Promise.race([work, aborted]);
}
