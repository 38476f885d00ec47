import type { Vendor } from '../model/vendor.ts';
import type { PageHandle } from './browsers/browser.ts';
import type { Control } from './control.ts';

type Sought = { selectors: string[]; hosts: string[] };
type Point = { x: number; y: number };

/**
 * Clicks on a vendor's chat button with the browser's own mouse, so that the page must take it for the visitor's, and
 * has the extension watch what that starts. False when no button of the vendor's could be clicked in time.
 */
export async function tryChat(
  { page, control, tabId }: { page: PageHandle; control: Control; tabId: number },
  vendor: Vendor,
  withinMs: number,
): Promise<boolean> {
  const sought = {
    selectors: vendor.selectors.map(({ value }) => value),
    hosts: [...vendor.hosts, ...vendor.aliases].map(({ value }) => value),
  };
  const point = await page.waitForFunction(findButton, sought, { timeoutMs: withinMs }).catch(() => null);
  if (!point) return false;
  await control.tryChat(tabId, vendor.id);
  await page.clickAt(point);
  return true;
}

/**
 * The middle of the vendor's element that most looks like a chat button: named like one, else the smallest. Runs in the
 * page, and must not use anything around it.
 */
function findButton({ selectors, hosts }: Sought): Point | null {
  const matching = selectors.flatMap((selector) => {
    try {
      return [...document.querySelectorAll(selector)];
    } catch {
      // A person's vendor file may hold a selector that no browser knows.
      return [];
    }
  });
  const patterns = hosts.map(
    (host) =>
      new RegExp(
        `(^|\\.)${host
          .split('*')
          .map((part) => part.replace(/[^\w-]/g, '\\$&'))
          .join('.*')}$`,
      ),
  );
  const frames = [...document.querySelectorAll('iframe')].filter(({ src }) => {
    if (!URL.canParse(src)) return false;
    const { hostname } = new URL(src);
    return patterns.some((pattern) => pattern.test(hostname));
  });

  const candidates = [...new Set([...matching, ...frames])].flatMap((element) => {
    const boxes = [element, ...element.querySelectorAll('*')].map((one) => one.getBoundingClientRect());
    const box = boxes.find(({ width, height }) => width >= 8 && height >= 8);
    if (!box) return [];
    const point = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const hit = document.elementFromPoint(point.x, point.y);
    if (!hit || !element.contains(hit)) return [];
    const name = `${element.localName} ${element.id} ${element.getAttribute('class')}`;
    const isNamed = /button|launcher|trigger|badge|\bfab\b/i.test(name);
    return [{ point, isNamed, area: box.width * box.height }];
  });
  candidates.sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || a.area - b.area);
  return candidates[0]?.point ?? null;
}
