import { isoTime } from '../detect/sentence.ts';
import type { RecordedAudit } from '../model/audit.ts';
import type { Observation } from '../model/observation.ts';
import type { Vendor } from '../model/vendor.ts';

/** What nothing tells where observations come without their audit, and what is taken for it. */
export function assumptions(observations: readonly Observation[], vendors: readonly Vendor[]): string[] {
  const known = new Set(vendors.map(({ id }) => id));
  const named = new Set(observations.flatMap(({ fact }) => ('vendor' in fact ? [fact.vendor] : [])));
  const unknown = [...named].filter((id) => !known.has(id));
  if (unknown.length === 0) return always;
  const told = unknown.slice(0, 20).join(', ');
  return [...always, `Not examined, as not in the catalogue of this release: ${told}.`];
}

const always = [
  'These are observations alone. Not known, and so assumed:',
  'that none is missing at the end: nothing tells how the chain ended;',
  'that the audit began with its first observation, in that one’s tab, and ended with its last;',
  'that its first page is the site, and that access was held to the origins that the observations tell of;',
  'that every chat was to be examined, with the vendors built into this release and none of the person’s own;',
  'the browser and who recorded, which they do not name.',
];

/** The audit as far as its observations tell of it; they are in order of time. */
export function assumedAudit(observations: readonly Observation[]): RecordedAudit {
  const [first] = observations;
  const page = observations.find(({ fact }) => fact.kind === 'page' && fact.top && fact.event === 'start');
  const opened = page ?? first;
  return {
    id: first?.audit ?? '',
    state: 'stopped',
    startedAtMs: first?.atMs ?? 0,
    endedAtMs: observations.at(-1)?.atMs ?? null,
    tabs: opened ? [opened.tab] : [],
    siteUrl: opened?.pageUrl ?? '',
    browser: 'not known',
    // Those that were held stand among the observations.
    origins: [],
    protect: [],
    vendors: [],
    custody: [{ event: 'recorded', at: isoTime(first?.atMs ?? 0), by: 'not known', chainHead: null }],
  };
}
