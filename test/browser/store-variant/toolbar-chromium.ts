import type { BrowserContext, CDPSession } from 'playwright-core';
import * as z from 'zod';
import type { BrowserHandle } from '../../../src/cli/browsers/browser.ts';
import { pollUntil } from '../../../src/cli/browsers/poll.ts';

/** Chromium's real action popup: Playwright does not list it among its pages, so it is driven by the protocol alone. */
export interface ActionPopup {
  /** The value of a JavaScript expression in it, as JSON carries it. */
  evaluate(expression: string): Promise<unknown>;
  /** A real mouse click on the middle of the element, once it is there. */
  click(selector: string): Promise<void>;
  /** PNG in Base64, `scale` pixels to a CSS pixel. */
  screenshot(scale: number): Promise<string>;
  isOpen(): Promise<boolean>;
}

const pointSchema = z.object({ x: z.number(), y: z.number() });
const evaluatedSchema = z.object({ result: z.object({ value: z.optional(z.unknown()) }) });
const pictureSchema = z.object({ data: z.string() });

/**
 * Presses the toolbar button over the tab that shows `url` (the protocol's word for a user's press: activeTab is
 * granted, which `action.openPopup()` does not do) and gives the popup that opens.
 */
export async function pressChromiumButton(browser: BrowserHandle, url: string): Promise<ActionPopup> {
  const session = await (browser.raw as BrowserContext).browser()?.newBrowserCDPSession();
  if (!session) throw new Error('No connection to the browser');
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos.find((target) => target.url === url);
  if (!tab) throw new Error(`No tab shows ${url}`);
  const id = new URL(browser.extensionOrigin).hostname;
  // Newer than Playwright's list of commands.
  const trigger = session.send as unknown as (method: string, parameters: object) => Promise<unknown>;
  await trigger.call(session, 'Extensions.triggerAction', { id, targetId: tab.targetId });
  const popupUrl = `${browser.extensionOrigin}/popup.html`;
  const targetId = await pollUntil(() => targetOf(session, popupUrl), 5_000, 'the popup');
  return actionPopup(session, targetId, () => targetOf(session, popupUrl).then(Boolean));
}

async function targetOf(session: CDPSession, url: string): Promise<string> {
  const { targetInfos } = await session.send('Target.getTargets');
  return targetInfos.find((target) => target.type === 'page' && target.url === url)?.targetId ?? '';
}

async function actionPopup(
  session: CDPSession,
  targetId: string,
  isOpen: () => Promise<boolean>,
): Promise<ActionPopup> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result);
  });
  let calls = 0;
  const call = async (method: string, params: object = {}): Promise<unknown> => {
    const id = ++calls;
    const answered = new Promise((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    return answered;
  };
  const evaluate = async (expression: string) =>
    evaluatedSchema.parse(
      await call('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }),
    ).result.value;

  return {
    evaluate,
    isOpen,
    click: async (selector) => {
      const found = `document.querySelector(${JSON.stringify(selector)}) !== null`;
      await pollUntil(() => evaluate(found), 5_000, selector);
      const middle = `(() => {
        const element = document.querySelector(${JSON.stringify(selector)});
        element.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      })()`;
      const at = { ...pointSchema.parse(await evaluate(middle)), button: 'left', clickCount: 1 };
      await call('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
      await call('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    },
    screenshot: async (scale) => {
      const size = z.object({ width: z.number(), height: z.number() });
      const { width, height } = size.parse(await evaluate('({ width: innerWidth, height: innerHeight })'));
      const clip = { x: 0, y: 0, width, height, scale };
      return pictureSchema.parse(await call('Page.captureScreenshot', { clip, captureBeyondViewport: true }))
        .data;
    },
  };
}
