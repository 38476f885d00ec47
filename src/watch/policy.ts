import type { Fact } from '../model/observation.ts';
import { listenFirst } from './first-in-line.ts';

/** A policy block shows in no network record of either browser: only this event tells. */
export function watchPolicy(record: (fact: Fact) => void): () => void {
  const violated = (event: SecurityPolicyViolationEvent) =>
    record({
      kind: 'csp',
      blockedUrl: event.blockedURI.slice(0, 4096),
      directive: event.effectiveDirective.slice(0, 64),
      disposition: event.disposition,
      sourceUrl: event.sourceFile.slice(0, 4096),
      line: event.lineNumber,
      column: event.columnNumber,
    });
  return listenFirst('securitypolicyviolation', violated);
}
