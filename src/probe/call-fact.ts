import { refer } from './channel.ts';
import { slice, toUpperCase } from './natives.ts';
import type { Origin } from './origin.ts';

export type Wanted = { url: string; method: string };

/** What facts about calls have in common; `wanted` of those for the network. */
export const callFact = (api: string, wanted: Wanted | undefined, stack: Origin, node?: Node) => ({
  api,
  method: wanted && slice(toUpperCase(wanted.method), 0, 16),
  url: wanted && slice(wanted.url, 0, 4096),
  node: node && refer(node),
  stack,
});
