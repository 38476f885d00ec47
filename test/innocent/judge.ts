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
    verdict: widget?.verdict ?? 'no widget',
    causes: (widget?.causes ?? []).filter(({ state }) => state === 'established').map(({ id }) => id),
    fails: report.findings.filter(({ verdict }) => verdict === 'fail').map(({ summary }) => summary),
    named: report.findings.filter(strange).map(({ summary, reason }) => `${summary} ${reason}`),
  };
}

/** Null where the report is true, or else what is not. `undetermined` is no untruth; the suite counts it. */
export function untruth(said: Said, truth: InnocentCase['truth']): string | null {
  if (said.fails.length > 0 || said.named.length > 0) return 'names a party that did nothing wrong';
  if (said.verdict === 'undetermined') return null;
  if (said.verdict === 'healthy') return truth.includes('healthy') ? null : 'says healthy';
  if (said.verdict !== 'explained') return `says ${said.verdict}`;
  if (said.causes.length === 0) return 'explains without a cause';
  const untrue = said.causes.filter((cause) => !(truth as readonly string[]).includes(cause));
  return untrue.length > 0 ? `establishes ${untrue.join(', ')}` : null;
}

/** The failed findings of a twin and what they must be. */
export function namedOnTwin(report: Report) {
  const fails = report.findings.filter(({ verdict }) => verdict === 'fail');
  return fails.map(({ detector, affected, actor }) => ({
    detector,
    vendor: affected.vendor,
    scriptUrl: actor.scriptUrl,
    line: actor.line,
  }));
}

export function expectedOnTwin({ detector, scriptUrl, line }: Twin, { vendor }: InnocentCase) {
  return [{ detector, vendor: vendor.id, scriptUrl, line }];
}
