import { parseStack } from '../../src/attribution/parse-stack.ts';
import type { Fact, Observation } from '../../src/model/observation.ts';

/** What CDP's `Network.requestWillBeSent` gives, as far as it is read. Lines are counted from 0. */
export type InitiatorEvent = {
  request: { url: string };
  initiator: { type: string; stack?: { callFrames: { url: string; lineNumber: number }[] } };
};

/** A request and who asked for it: `URL:LINE` of the innermost code that is not ours, `parser`, or `unknown`. */
export type Initiated = { url: string; place: string };

const withoutQuery = (url: string): string => url.split(/[?#]/)[0] ?? url;
/** The probe's file, as its `sourceURL` names it. */
const isForeign = ({ url }: { url: string }): boolean =>
  url !== '' && !url.endsWith('widget-witness-probe.js');

/** As the browser has it. */
export function initiatedBy({ request, initiator: { type, stack } }: InitiatorEvent): Initiated {
  const frame = stack?.callFrames.find(isForeign);
  const place = frame ? `${withoutQuery(frame.url)}:${frame.lineNumber + 1}` : type;
  return { url: withoutQuery(request.url), place };
}

/** As our record has it, in the order in which it was seen. */
export function recordedInitiators(observations: readonly Observation[]): Initiated[] {
  return [...observations]
    .sort((a, b) => a.atMs - b.atMs || a.seq - b.seq)
    .flatMap(({ fact }) =>
      urlsAskedForBy(fact).map((url) => ({ url: withoutQuery(url), place: placeOf(fact) })),
    );
}

/** Calls ask at once; scripts, frames and styles load when they are inserted, or because they stand in the page. */
function urlsAskedForBy(fact: Fact): string[] {
  if (fact.kind === 'request') return [fact.url];
  if (fact.kind === 'script') return fact.parser && fact.event === 'present' ? [fact.node.url ?? ''] : [];
  if (fact.kind !== 'dom' || fact.action !== 'insert') return [];
  return fact.nodes.flatMap(({ url }) => (url ? [url] : []));
}

function placeOf(fact: Fact): string {
  if (fact.kind === 'script') return 'parser';
  const text = 'stack' in fact ? (fact.stack?.text ?? '') : '';
  const frame = parseStack(text).find(isForeign);
  return frame ? `${withoutQuery(frame.url)}:${frame.line}` : 'unknown';
}

export type Judged = Initiated & { recorded: string };

/** The closed list of reasons for which the two records may differ: by what they say of one request. */
export const reasons: Record<string, (request: Judged) => boolean> = {
  // A picture's load begins in a microtask (HTML, update the image data), where Chromium has no stack any more and
  // names the document; we have the call that gave the picture its address.
  'picture loaded from a microtask': ({ url, place, recorded }) =>
    url.endsWith('.png') && place === 'parser' && recorded.startsWith('https://'),
};
