import type { Browser } from 'puppeteer-core';
import * as z from 'zod/mini';

const Tree = z.object({ result: z.object({ contexts: z.array(z.object({ context: z.string() })) }) });

const Outcome = z.object({
  result: z.union([
    z.object({ type: z.literal('success'), result: z.object({ value: z.optional(z.unknown()) }) }),
    z.object({ type: z.literal('exception'), exceptionDetails: z.object({ text: z.string() }) }),
  ]),
});

/** Puppeteer keeps its BiDi connection out of its types; the browser window is reached through nothing else. */
interface BidiConnection {
  send(method: string, parameters: object): Promise<unknown>;
}

/**
 * Runs a function in Firefox's own window, with its privileges, and gives the primitive that it returns.
 * Needs `--remote-allow-system-access`. `declaration` is the function's source. Throws when the function does.
 */
export async function runInFirefoxWindow(browser: Browser, declaration: string): Promise<unknown> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  const tree = Tree.parse(
    await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 }),
  );
  const context = tree.result.contexts[0]?.context;
  if (!context) throw new Error('Firefox shows no window');
  const call = { functionDeclaration: declaration, awaitPromise: true, target: { context } };
  const outcome = Outcome.parse(await connection.send('script.callFunction', call)).result;
  if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails.text);
  return outcome.result.value;
}
