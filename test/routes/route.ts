import type { Party } from '../../src/model/party.ts';
import type { InnocentSite } from '../innocent/innocent-case.ts';
import type { VendorEntry } from '../widgets/widget.ts';

/**
 * One way to do what a detector looks for, or a look-alike of it that must name nobody. The file
 * `test/routes/DETECTOR.ts` exports the list `routes`; each is audited in both browsers.
 */
export interface DetectorRoute {
  /** How it is done, as the printed table says it: `a click shield of a modal library`. */
  id: string;
  affected: VendorEntry;
  /** Further vendors that the page's scripts belong to. */
  others?: VendorEntry[];
  /** npm packages at work: the real widget and the interfering code, where they are real. */
  packages: string[];
  site(): InnocentSite | Promise<InnocentSite>;
  /** What must be found; null for a look-alike. */
  expected: ExpectedActor | null;
}

export interface ExpectedActor {
  party: Party;
  /** Vendor id, or null. */
  vendor: string | null;
  scriptUrl: string;
  line: number;
  /** Where a stack of the act may point to, by browser. */
  columns?: Record<'chromium' | 'firefox', number[]>;
}
