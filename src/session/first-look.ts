import * as z from 'zod/mini';
import type { Vendor } from '../model/vendor.ts';
import { browser } from '../platform/browser.ts';
import { type Sight, type Step, visibleSteps } from './look-in-page.ts';

const sightsSchema = z.array(z.object({ vendor: z.string(), step: z.enum(visibleSteps) }));
const namesSchema = z.array(z.string());
/** A frame that is still loading answers late; the popup must not wait for it. */
const withinMs = 1800;

/**
 * What can be seen of each chat vendor in a tab at this moment, in all frames that the click opened to us.
 * Resolves to null on a page that extensions may not look at, or that does not answer within 1.8 seconds.
 */
export async function lookAtTab(
  tabId: number,
  catalogue: readonly Vendor[],
  own: readonly Vendor[],
): Promise<Sight[] | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, withinMs, null);
  });
  const look = lookInAllFrames(tabId, catalogue, own).catch(() => null);
  const sights = await Promise.race([look, late]);
  clearTimeout(timer);
  return sights;
}

async function lookInAllFrames(
  tabId: number,
  catalogue: readonly Vendor[],
  own: readonly Vendor[],
): Promise<Sight[]> {
  // At once: by default the browsers wait for the page to finish loading.
  const now = { target: { tabId, allFrames: true }, injectImmediately: true };
  const chats = catalogue.filter(({ category }) => category === 'chat');
  const names = chats.flatMap(({ globals }) => globals.map(({ value }) => value));
  const [present] = await Promise.all([
    browser.scripting.executeScript({ ...now, func: globalsPresent, args: [names], world: 'MAIN' }),
    browser.scripting.executeScript({ ...now, files: ['first-look.js'] }),
  ]);
  const seen = await browser.scripting.executeScript({
    ...now,
    func: (vendors: Vendor[]) => globalThis.widgetWitnessFirstLook(vendors),
    args: [[...own]],
  });

  const found = new Set(present.flatMap(({ result }) => namesSchema.safeParse(result).data ?? []));
  const executed = chats
    .filter(({ globals }) => globals.some(({ value }) => found.has(value)))
    .map(({ id }): Sight => ({ vendor: id, step: 'executed' }));
  const inFrames = seen.flatMap(({ result }) => sightsSchema.safeParse(result).data ?? []);
  return furthest([...executed, ...inFrames]);
}

/** Runs in the page's world; names may be paths such as `Vendor.chat`. Reads no value but to walk the path. */
function globalsPresent(names: string[]): string[] {
  return names.filter((name) => {
    try {
      let at: unknown = window;
      for (const part of name.split('.')) {
        if (at === null || (typeof at !== 'object' && typeof at !== 'function') || !(part in at))
          return false;
        at = (at as Record<string, unknown>)[part];
      }
      return at !== undefined;
    } catch {
      return false;
    }
  });
}

function furthest(sights: readonly Sight[]): Sight[] {
  const steps = new Map<string, Step>();
  for (const { vendor, step } of sights) {
    const before = steps.get(vendor);
    if (before === undefined || visibleSteps.indexOf(step) > visibleSteps.indexOf(before))
      steps.set(vendor, step);
  }
  return [...steps].map(([vendor, step]) => ({ vendor, step }));
}
