import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import type { CauseId } from '../../src/model/report.ts';
import type { Routes } from '../internet/routes.ts';
import type { VendorEntry } from '../widgets/widget.ts';

/** A page on which real software from npm, unmodified, legitimately removes, hides, blocks, wraps or delays. */
export interface InnocentSite {
  url: string;
  routes: Routes;
  /** What the visitor does after the page has loaded. */
  visit?(page: PageHandle): Promise<unknown>;
  /** Recorded after the visit. */
  seconds: number;
}

export interface InnocentCase {
  id: string;
  /** The packages from npm that are at work. */
  packages: string[];
  vendor: VendorEntry;
  /** The true answers: `healthy`, or the causes that may explain it. */
  truth: readonly ('healthy' | CauseId)[];
  innocent(): InnocentSite | Promise<InnocentSite>;
  /** The same page with a third party's script that really interferes, and what must be found of it. */
  twin(): Promise<{ site: InnocentSite; detector: string; scriptUrl: string; line: number }>;
}
