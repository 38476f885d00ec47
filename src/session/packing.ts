import type { Audit, RecordedAudit } from '../model/audit.ts';
import type { CustodyEntry } from '../model/custody.ts';
import type { Observation } from '../model/observation.ts';
import type { Packing } from '../model/ui-message.ts';
import type { Vendor } from '../model/vendor.ts';
import { byTime, headOf } from '../package/chain.ts';
import { findingsSarif } from '../report/formats/sarif.ts';
import type { Audits } from './audits.ts';
import { withStep } from './custody.ts';
import type { Live } from './live.ts';

const perAnswer = 2_000;

export type PackingNeeds = {
  audits: Pick<Audits, 'update'>;
  live: Live;
  /** Who keeps the record: this release, in this browser. */
  keeper(audit: Audit): string;
  catalogueOf(mine: readonly Vendor[]): Vendor[];
};

/**
 * Hands out what a package is made of. While an audit records, its record grows: the pieces are of the moment at which
 * packing began. The last such moment is held; a background that was stopped meanwhile has to be asked anew.
 *
 * A package is shown before it leaves, and what is shown must be what leaves, byte for byte. So it holds the entry of its export
 * from the start, with the time at which it was packed; the record gets that entry when the package leaves, and none if it never does.
 */
export function createPacking({ audits, live, keeper, catalogueOf }: PackingNeeds) {
  let held: { audit: string; observations: readonly Observation[] } | null = null;

  return {
    async begin(kept: Audit): Promise<Packing> {
      const head = headOf(await live.observationsOf(kept));
      const audit = withStep(kept, 'exported', keeper(kept), head);
      const { report, observations } = await live.momentOf(audit);
      held = { audit: audit.id, observations: [...observations].sort(byTime) };
      return {
        report,
        audit: recordedOf(audit),
        vendors: catalogueOf(audit.vendors),
        findings: findingsSarif(report),
        observations: observations.length,
      };
    },
    /** Notes that the package with this log leaves, once. False: something else was noted since it was packed. */
    async exported(id: string, custody: readonly CustodyEntry[]): Promise<boolean> {
      let isNoted = false;
      await audits.update(id, (now) => {
        const log = now.custody ?? [];
        isNoted = isSame(log, custody) || isSame(log, custody.slice(0, -1));
        return isNoted ? { ...now, custody: [...custody] } : now;
      });
      if (isNoted) live.markChanged(id);
      return isNoted;
    },
    /** Throws where packing has not begun. */
    next(audit: string, from: number): readonly Observation[] {
      if (held?.audit !== audit) throw new Error('The record is not at hand any more. Export again.');
      return held.observations.slice(from, from + perAnswer);
    },
  };
}
/** Without what stays on this machine. */
function recordedOf({
  redactionKey: _key,
  comparing: _comparing,
  name: _name,
  summary: _summary,
  deletion: _deletion,
  ...recorded
}: Audit): RecordedAudit {
  return recorded;
}

const isSame = (one: readonly CustodyEntry[], other: readonly CustodyEntry[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export type PackingDesk = ReturnType<typeof createPacking>;
