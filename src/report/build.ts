import { attribute } from '../attribution/actor.ts';
import { hostOf } from '../attribution/address.ts';
import { type AttributionContext, attributionContext } from '../attribution/context.ts';
import { type Log, orderLog } from '../attribution/log.ts';
import type { SeenLoad } from '../compare/examine-load.ts';
import { splitComparisons } from '../compare/read-comparisons.ts';
import type { Gathered } from '../detect/aggregate.ts';
import { type Coverage, coverageOf } from '../detect/coverage.ts';
import type { Candidate, Detector } from '../detect/detector.ts';
import { detectors } from '../detect/detectors.gen.ts';
import { runDetectors } from '../detect/run-detectors.ts';
import { isoTime } from '../detect/sentence.ts';
import { causeExaminer } from '../diagnose/examine-causes.ts';
import { furthestStep, ladders } from '../diagnose/ladder.ts';
import { presentVendors } from '../diagnose/presence.ts';
import { quietChecks } from '../diagnose/quiet-checks.ts';
import { verdictOf } from '../diagnose/verdict.ts';
import type { RecordedAudit } from '../model/audit.ts';
import type { Declared } from '../model/declared.ts';
import type { ScriptText } from '../model/evidence.ts';
import type { Observation } from '../model/observation.ts';
import {
  type Comparison,
  type Finding,
  type Report,
  type Rung,
  schemaVersion,
  type WidgetReport,
} from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import { hostOwner } from '../vendors/match.ts';
import { listComparisons } from './comparisons.ts';
import { errorRates } from './error-rates.ts';
import { type Circumstances, circumstancesOf } from './evidence/circumstances.ts';
import { clockCheck } from './evidence/clock.ts';
import { completeFindings } from './evidence/complete.ts';
import { custodyOf } from './evidence/custody.ts';
import { environmentOf } from './evidence/environment.ts';
import { listInlineScripts } from './inline-scripts.ts';
import { listPages, recordedLoads } from './pages.ts';
import { listPictures } from './pictures.ts';
import { notHad, notRecorded, textsByUrl } from './script-text.ts';
import { listScripts } from './scripts.ts';

export type ReportInput = {
  audit: RecordedAudit;
  /** In any order; records that were sent twice count once. */
  observations: readonly Observation[];
  /** The whole catalogue, the person's own vendors first. */
  vendors: readonly Vendor[];
  tool: Pick<Report['tool'], 'version' | 'build' | 'catalogue'>;
};

type Work = {
  vendors: readonly Vendor[];
  /** Without the loads of comparisons. */
  log: Log;
  /** All that was recorded. */
  observations: number;
  context: AttributionContext;
  coverage: Coverage;
  present: ReadonlyMap<string, ReadonlySet<string>>;
  loads: ReadonlySet<string>;
  endedAtMs: number | null;
  circumstances: Circumstances;
  /** Version of the catalogue. */
  catalogue: string;
  declared: Declared;
  textOf(url: string): ScriptText | null;
};

/**
 * The whole report, derived from the observations alone, but for what a person declared: the same ones always give the same
 * report.
 */
export function buildReport({ audit, observations, vendors, tool }: ReportInput): Report {
  const { declared = {} } = audit;
  const whole = orderLog(observations);
  const { ordinary: log, comparisons: records } = splitComparisons(whole);
  const coverage = coverageOf(log, audit);
  const context = attributionContext(log, vendors, coverage.coversUrl);
  const work = {
    vendors,
    log,
    observations: whole.all.length,
    context,
    coverage,
    present: presentVendors(log, vendors),
    loads: recordedLoads(log),
    endedAtMs: audit.endedAtMs,
    circumstances: circumstancesOf(log),
    catalogue: tool.catalogue,
    declared,
    textOf: textsByUrl(log),
  };

  const affected = affectedVendors(vendors, audit, work);
  const results = affected.map((vendor) => examineVendor(vendor, work));
  const found = results.flatMap(({ gathered }) => gathered.map(({ finding }) => finding));
  const comparisons = listComparisons(records, found, { ...work, detectors, ladderOf });
  const findings = results.flatMap(({ complete }) => complete(comparisons));
  const widgets = results.flatMap(({ tell }) => tell?.(findings) ?? []);
  const checks = checkQuietly(widgets, work);
  // Texts are had at the end of an audit.
  const untold = audit.endedAtMs === null ? null : notHad(notRecorded);
  const only = affected.length === 1 ? (affected[0] ?? null) : null;
  const pictures = listPictures(log);
  return {
    schemaVersion,
    tool: { name: 'Widget Witness', ...tool, errorRates: [...errorRates] },
    audit: auditPart(audit, { ...work, checks, version: tool.version }),
    widgets,
    findings,
    quietChecks: checks,
    comparisons,
    scripts: listScripts(log, context, only, (url) => work.textOf(url) ?? untold),
    inlineScripts: listInlineScripts(log, context, only),
    ...(pictures ? { pictures } : {}),
    declared,
  };
}

function checkQuietly(
  widgets: readonly WidgetReport[],
  { vendors, log, context, coverage, present }: Work,
): Report['quietChecks'] {
  const chats = widgets.flatMap((widget) => {
    const vendor = vendors.find(({ id }) => id === widget.vendor);
    return vendor
      ? [{ vendor, pages: present.get(vendor.id) ?? new Set<string>(), causes: widget.causes }]
      : [];
  });
  return quietChecks({
    log,
    coverage,
    chats,
    attribute: (observation, affected) => attribute(observation, affected, context),
  });
}

/** The vendors whose widgets are examined: those that the person named, or all that are present. */
function affectedVendors(
  vendors: readonly Vendor[],
  { protect }: RecordedAudit,
  { present }: Work,
): Vendor[] {
  const wanted = new Set<string>(protect);
  return vendors.filter(({ id }, index) => {
    if (vendors.findIndex((vendor) => vendor.id === id) !== index) return false;
    return wanted.size > 0 ? wanted.has(id) : present.has(id);
  });
}

type Examined = {
  /** The widget and its verdict, given the findings after the comparisons; null: it is on none of the pages. */
  tell: ((findings: readonly Finding[]) => WidgetReport) | null;
  gathered: readonly Gathered[];
  /** The findings with all that each must hold, given the comparisons. */
  complete(comparisons: readonly Comparison[]): Finding[];
};

/** A vendor that was named but is nowhere on the pages has findings and no widget. */
function examineVendor(affected: Vendor, work: Work): Examined {
  const { log, context, coverage, loads } = work;
  const pages = work.present.get(affected.id) ?? new Set<string>();
  // The first look belongs to no page load: nothing was recorded of the page that it saw.
  const seenLoads = new Set([...pages].filter((page) => loads.has(page)));
  const causesOf = examinerFor(affected, pages, work);
  const list: readonly Detector[] = detectors;
  const { gathered, checks } = runDetectors({
    detectors: list,
    affected,
    pages: [...seenLoads],
    recordedLoads: loads.size,
    log,
    context,
    coverage,
    examineCauses: causesOf,
  });
  const completeWith =
    (ladders: ReadonlyMap<string, readonly Rung[]>) =>
    (comparisons: readonly Comparison[]): Finding[] =>
      completeFindings(gathered, {
        ...work,
        affected,
        detectors: list,
        ladders,
        comparisons,
        isAffectedUrl: affectedUrl(affected),
      });
  if (pages.size === 0) return { tell: null, gathered, complete: completeWith(new Map()) };

  const causes = causesOf(null);
  const shown = seenLoads.size > 0 ? seenLoads : pages;
  const perPage = ladders({
    affected,
    log,
    pages: shown,
    attribute: (observation) => attribute(observation, affected, context),
    isAffectedUrl: affectedUrl(affected),
    seesNetwork: coverage.coversVendor(affected),
    endedAtMs: work.endedAtMs,
  });
  const ladder = [...perPage.values()].reduce((a, b) => (furthestStep(b) > furthestStep(a) ? b : a));
  const pageLoads = [...perPage].map(([page, rungs]) => ({
    page,
    url: context.provenance.pageUrl(page),
    ladder: rungs,
  }));
  const pageLadders = [...perPage.values()];
  const tell = (all: readonly Finding[]): WidgetReport => ({
    vendor: affected.id,
    name: affected.name,
    ...verdictOf({
      affected,
      pageLadders,
      findings: all.filter((finding) => finding.affected.vendor === affected.id),
      causes,
    }),
    ladder,
    pageLoads,
    causes,
    checks,
  });
  return { tell, gathered, complete: completeWith(perPage) };
}

function ladderOf({ affected, page, log, context, coverage }: SeenLoad): Rung[] {
  const ladder = ladders({
    affected,
    log,
    pages: [page],
    attribute: (observation) => attribute(observation, affected, context),
    isAffectedUrl: affectedUrl(affected),
    seesNetwork: coverage.coversVendor(affected),
    endedAtMs: null,
  }).get(page);
  return ladder ?? [];
}

function examinerFor(
  affected: Vendor,
  pages: ReadonlySet<string>,
  { vendors, log, context, coverage }: Work,
) {
  const examine = causeExaminer();
  const isAffectedUrl = affectedUrl(affected);
  return (candidates: readonly Candidate[] | null) =>
    examine({
      affected,
      vendors,
      log,
      pages: candidates ? new Set(candidates.map(({ seenAt }) => seenAt.page)) : pages,
      candidates,
      attribute: (observation) => attribute(observation, affected, context),
      isAffectedUrl,
      seesNetwork: coverage.coversVendor(affected),
    });
}

function affectedUrl(affected: Vendor): (url: string) => boolean {
  const known = new Map<string, boolean>();
  return (url) => {
    const host = hostOf(url);
    if (!host) return false;
    const owned = known.get(host) ?? hostOwner([affected], host) !== null;
    known.set(host, owned);
    return owned;
  };
}

function auditPart(
  audit: RecordedAudit,
  work: Work & { checks: Report['quietChecks']; version: string },
): Report['audit'] {
  const { log, observations, present } = work;
  return {
    id: audit.id,
    startedAt: isoTime(audit.startedAtMs),
    endedAt: audit.endedAtMs === null ? null : isoTime(audit.endedAtMs),
    pages: listPages(log, audit),
    environment: environmentOf({ audit, ...work }),
    clock: clockCheck(log),
    custody: custodyOf(audit, work.version),
    gaps: log.of('gap').map(({ atMs, fact }) => ({
      reason: fact.reason,
      detail: fact.detail,
      count: fact.count,
      at: isoTime(atMs),
    })),
    observations,
    firstLook: log
      .of('first-look')
      .filter(({ fact }) => present.has(fact.vendor))
      .map(({ atMs, fact }) => ({ vendor: fact.vendor, step: fact.step, url: fact.url, at: isoTime(atMs) })),
  };
}
