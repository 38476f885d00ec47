import type { FromUi } from '../../model/ui-message.ts';

/**
 * Asks for a comparison from a page of the extension and keeps it going until it ends or this page is closed, as
 * `port` tells the background. Resolves to the tab's state (`UiState`) as JSON text, a refusal standing in it.
 * Uses nothing around it, so that the command line can run it in its control page as well.
 */
export async function keepComparison(given: {
  message: Extract<FromUi, { type: 'compare' }>;
  /** `comparisonPort` */
  port: string;
}): Promise<string> {
  const { runtime } = globalThis.browser ?? globalThis.chrome;
  const { message } = given;
  const port = runtime.connect({ name: given.port });
  // Firefox suspends a background to which nothing happens for 30 seconds, whatever it does itself in older versions.
  const tellingMore = setInterval(() => port.postMessage('go on'), 10_000);
  let tries = 3;
  // Ended, or the background was stopped in the middle: a message starts it again, and it clears up first.
  const wake = (): void => {
    clearInterval(tellingMore);
    tries -= 1;
    runtime.sendMessage({ type: 'state', tabId: message.tabId }).catch(() => {
      if (tries > 0) setTimeout(wake, 500);
    });
  };
  port.onDisconnect.addListener(wake);

  const state: { comparing: unknown } = await runtime.sendMessage(message);
  if (state.comparing === null) {
    clearInterval(tellingMore);
    port.disconnect();
  }
  return JSON.stringify(state);
}
