import { runningScript } from './acts.ts';
import { refer } from './channel.ts';
import { slice, toUpperCase } from './natives.ts';
import type { Origin } from './stack.ts';

export type Wanted = { url: string; method: string };

/** What facts about calls for the network have in common. */
export const callFact = (api: string, { url, method }: Wanted, stack: Origin, node?: Node) => ({
  api,
  method: slice(toUpperCase(method), 0, 16),
  url: slice(url, 0, 4096),
  node: node && refer(node),
  stack,
  during: runningScript(),
});
