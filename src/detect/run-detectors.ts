import { attribute } from '../attribution/actor.ts';
import { hostOf } from '../attribution/address.ts';
import type { AttributionContext } from '../attribution/context.ts';
import type { FactKind, Log } from '../attribution/log.ts';
import type { BareFinding, CauseState, Check } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { hostOwner } from '../vendors/match.ts';
import { aggregate, type Gathered } from './aggregate.ts';
import type { Coverage, Loss } from './coverage.ts';
import type { Candidate, Detector, DetectorInput, Need } from './detector.ts';
import { noPermission } from './naming-rule.ts';
import { watchedUntil } from './watched-until.ts';

export type RunInput = {
  detectors: readonly Detector[];
  affected: Vendor;
  /** Page loads on which the vendor is present. */
  pages: readonly string[];
  /** Page loads recorded in this audit. */
  recordedLoads: number;
  log: Log;
  context: AttributionContext;
  coverage: Coverage;
  examineCauses(candidates: readonly Candidate[]): CauseState[];
};

export type RunResult = { gathered: Gathered[]; checks: Check[] };

/** Runs every detector for one affected vendor. A detector's throw becomes `errored` and stops nothing else. */
export function runDetectors(input: RunInput): RunResult {
  const results = new Map<Detector, Result>();
  const run = (which: boolean, others: readonly Candidate[]) => {
    for (const detector of input.detectors)
      if ((detector.readsOthers ?? false) === which)
        results.set(detector, runDetector(detector, { ...input, others }));
  };
  run(false, []);
  run(
    true,
    [...results.values()].flatMap(({ candidates }) => candidates),
  );
  const inOrder = input.detectors.flatMap((detector) => results.get(detector) ?? []);
  return {
    gathered: inOrder.flatMap(({ gathered }) => gathered),
    checks: inOrder.map(({ check }) => check),
  };
}

type Result = { candidates: readonly Candidate[]; gathered: Gathered[]; check: Check };

function runDetector(detector: Detector, input: RunInput & Seen): Result {
  const { affected, coverage, recordedLoads, examineCauses } = input;
  const inapplicable = detector.notApplicable(affected);
  const nothing = { candidates: [], gathered: [] };
  if (inapplicable) return { ...nothing, check: check(detector, 'not-applicable', inapplicable) };
  try {
    const all = candidatesOf(detector, input);
    // That something was not seen is said of no page load of which something is missing.
    const isWhole = ({ seenAt }: Candidate) => coverage.lossesOf(seenAt.page).length === 0;
    const candidates = detector.notice === undefined ? all : all.filter(isWhole);
    const gathered = aggregate(candidates, { detector, affected, coverage, recordedLoads, examineCauses });
    const findings = gathered.map(({ finding }) => finding);
    return { candidates, gathered, check: conclude(detector, findings, input) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...nothing, check: check(detector, 'errored', reason) };
  }
}

type Seen = Pick<RunInput, 'log' | 'affected' | 'context'> & {
  /** What detectors before this one considered. */
  others?: readonly Candidate[];
};

/** What one detector sees, before the naming rule. Throws what the detector throws. */
export function candidatesOf(detector: Detector, seen: Seen): Candidate[] {
  return detector.examine(narrowed(detector, seen));
}

/** Hands a detector what it declared and nothing else. */
function narrowed({ id, needs }: Detector, { log, affected, context, others = [] }: Seen): DetectorInput {
  const allow = (kind: FactKind) => {
    if (needs.some((need) => need === kind)) return;
    throw new Error(`${id} reads "${kind}" facts without declaring them: add "${kind}" to its needs.`);
  };
  const owned = new Map<string, boolean>();
  let until: ReadonlyMap<string, number> | null = null;
  return {
    affected,
    log: {
      of: (kind) => {
        allow(kind);
        return log.of(kind);
      },
      inDocument: (document, kind) => {
        allow(kind);
        return log.inDocument(document, kind);
      },
    },
    attribute: (observation) => attribute(observation, affected, context),
    isAffectedUrl: (url) => {
      const host = hostOf(url) ?? '';
      let isOwned = owned.get(host);
      if (isOwned === undefined) {
        isOwned = host !== '' && hostOwner([affected], host) !== null;
        owned.set(host, isOwned);
      }
      return isOwned;
    },
    others,
    watchedUntilMs: (page) => {
      until ??= watchedUntil(log.all);
      return until.get(page) ?? 0;
    },
  };
}

/** Silence is a pass only where the detector could have seen what it looks for. */
function conclude(detector: Detector, findings: readonly BareFinding[], input: RunInput & Seen): Check {
  if (findings.some(({ verdict }) => verdict === 'fail')) return check(detector, 'fail', '');
  const notice = findings.find(({ verdict }) => verdict === 'notice');
  if (notice) return check(detector, 'notice', notice.reason);
  const [open] = findings;
  if (open) return check(detector, 'inconclusive', open.reason);
  if (detector.needs.includes('network') && !input.coverage.coversVendor(input.affected)) {
    return check(detector, 'inconclusive', noPermission);
  }
  if (input.pages.length === 0)
    return check(detector, 'inconclusive', 'no page load of this chat was recorded');
  const loss = input.pages
    .flatMap((page) => input.coverage.lossesOf(page))
    .find(({ of }) => concerns(of, detector));
  const blind = loss?.reason || detector.blind?.(narrowed(detector, input));
  return blind ? check(detector, 'inconclusive', blind) : check(detector, 'pass', detector.unseen ?? '');
}

const fromProbe: Need[] = [
  'dom',
  'request',
  'global',
  'write',
  'setting',
  'stop',
  'patch',
  'asked',
  'timer',
  'swallowed',
];
const probeNeeds: ReadonlySet<Need> = new Set(fromProbe);

function concerns(of: Loss['of'], { needs }: Detector): boolean {
  if (of === 'global') return needs.includes('global');
  return of === 'everything' || needs.some((need) => probeNeeds.has(need));
}

function check({ id }: Detector, verdict: Check['verdict'], reason: string): Check {
  return { detector: id, verdict, reason };
}
