import type { Finding, Report } from '../../src/model/report.ts';
import type { InnocentCase } from './innocent-case.ts';

type Twin = Awaited<ReturnType<InnocentCase['twin']>>;

/** What a report says of a case's widget, as far as the suite asks. */
export interface Said {
  verdict: string;
  /** Established causes. */
  causes: string[];
  fails: string[];
  /** Findings of any verdict whose actor is another vendor or a third party. */
  named: string[];
}

export function saidOf(report: Report, { vendor }: Pick<InnocentCase, 'vendor'>): Said {
  const widget = report.widgets.find((one) => one.vendor === vendor.id);
  const strange = ({ actor }: Finding) => actor.party === 'other-vendor' || actor.party === 'third-party';
  return {
    verdict: widget?.verdict ?? NO_WIDGET,
    causes: (widget?.causes ?? []).filter(({ state }) => state === 'established').map(({ id }) => id),
    fails: report.findings.filter(({ verdict }) => verdict === 'fail').map(({ summary }) => summary),
    named: report.findings.filter(strange).map(({ summary, reason }) => `${summary} ${reason}`),
  };
}

/** What a report says that finds no cause: the suite counts these. */
export const isUndetermined = ({ verdict }: Said): boolean =>
  verdict === 'undetermined' || verdict === NO_WIDGET;

/** The report does not know the vendor's chat to be on the page at all. */
const NO_WIDGET = 'no widget';

/** Null where the report is true, or else what is not. To find no cause is no untruth. */
export function untruth(said: Said, truth: InnocentCase['truth']): string | null {
  if (said.fails.length > 0 || said.named.length > 0) return 'names a party that did nothing wrong';
  if (isUndetermined(said)) return null;
  if (said.verdict === 'healthy') return truth.includes('healthy') ? null : 'says healthy';
  if (said.verdict !== 'explained') return `says ${said.verdict}`;
  // Without a cause it is an act of the site's own that explains.
  if (said.causes.length === 0)
    return truth.includes('hidden-by-site') ? null : 'explains it by an act of the site';
  const untrue = said.causes.filter((cause) => !(truth as readonly string[]).includes(cause));
  return untrue.length > 0 ? `establishes ${untrue.join(', ')}` : null;
}

/** What the failed findings of a twin name; one act upon two elements of a widget makes two findings of it. */
export function namedOnTwin(report: Report) {
  const named = report.findings
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ detector, affected, actor }) => ({
      detector,
      vendor: affected.vendor,
      scriptUrl: actor.scriptUrl,
      line: actor.line,
    }));
  return [...new Map(named.map((one) => [JSON.stringify(one), one])).values()];
}

export function expectedOnTwin({ detector, scriptUrl, line }: Twin, { vendor }: InnocentCase) {
  return [{ detector, vendor: vendor.id, scriptUrl, line }];
}
