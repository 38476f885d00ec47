import type { Attribution } from '../attribution/attribution.ts';
import type { Log } from '../attribution/log.ts';
import type { Candidate } from '../detect/detector.ts';
import type { Observation } from '../model/observation.ts';
import type { CauseId, CauseState } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';

/** An ordinary explanation, tested by pure code for one widget or for one finding. */
export type Cause = {
  id: CauseId;
  title: string;
  /** `pages`: the answer is the same for every finding on the same page loads. `acts`: it looks at each act. */
  scope: 'pages' | 'acts';
  examine(input: CauseInput): Omit<CauseState, 'id'>;
};

export type CauseInput = {
  affected: Vendor;
  log: Log;
  /** Page loads in question: those of the finding, or all on which the vendor is present. */
  pages: ReadonlySet<string>;
  /** The occurrences of the finding in question; null when the widget as a whole is examined. */
  candidates: readonly Candidate[] | null;
  /** The whole catalogue, the person's own vendors first. */
  vendors: readonly Vendor[];
  attribute(observation: Observation): Attribution;
  isAffectedUrl(url: string): boolean;
  /** The network witness was allowed to see the vendor's hosts all the time. */
  seesNetwork: boolean;
};
