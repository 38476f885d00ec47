import type { PageHandle } from '../../../src/cli/browsers/browser.ts';
import type { Advice, CauseId } from '../../../src/model/report.ts';
import type { Routes } from '../../internet/routes.ts';

/**
 * A page on which one ordinary cause keeps the Parley chat from the visitor. `test/pages/causes/CAUSE/page.ts`
 * exports it as `page`. What it is given as `advice` is null at first, then what the report advised: it is applied
 * mechanically (its `paste` is put in or taken out as its sentence says), and the next audit must be healthy.
 */
export interface CausePage {
  cause: CauseId;
  url: string;
  routes(advice: Advice | null): Routes | Promise<Routes>;
  /** What the visitor does after the page has loaded. */
  visit?(page: PageHandle, advice: Advice | null): Promise<unknown>;
  /** Hosts that another extension in the browser blocks. */
  blockedHosts?(advice: Advice | null): string[];
  /** Recorded after the visit; 2.5 unless told. */
  seconds?: number;
}
