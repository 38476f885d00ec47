import type { Finding, Report, WidgetReport } from '../../model/report.ts';
import { reportHost } from '../host.ts';

type Verdict = WidgetReport['verdict'];

/** What weighs most is said first. */
const order: readonly Verdict[] = ['interfered', 'undetermined', 'explained', 'healthy'];

const ofSeveral: Record<Verdict, (names: string) => string> = {
  interfered: (names) => `The ${names} chats were interfered with.`,
  undetermined: (names) => `What became of the ${names} chats is not determined.`,
  explained: (names) => `The ${names} chats could not be used, and why is explained.`,
  healthy: (names) => `The ${names} chats could be seen and clicked.`,
};

/**
 * The whole audit in a sentence: of the chats of which most is to be said, in the words of their own verdicts; `verdict` is
 * null where no chat was seen.
 */
export function verdictOfAll(report: Report): { verdict: Verdict | null; sentence: string } {
  const verdict = order.find((one) => report.widgets.some((widget) => widget.verdict === one)) ?? null;
  if (verdict === null)
    return { verdict, sentence: `No chat widget was seen on ${reportHost(report)} in what was recorded.` };
  const alike = report.widgets.filter((widget) => widget.verdict === verdict);
  const [only] = alike;
  if (!only || alike.length > 1) return { verdict, sentence: ofSeveral[verdict](listed(alike)) };
  if (verdict !== 'interfered') return { verdict, sentence: only.summary };
  return { verdict, sentence: `The ${only.name} chat was interfered with: ${only.summary}` };
}

const claims: [Finding['claim'], string][] = [
  ['observed', 'observed'],
  ['derived', 'derived from observations'],
  ['inferred', 'inferred'],
];

/** How far the failing findings are established, in a sentence; null where there is none. */
export function certaintyOf({ findings, comparisons }: Report): string | null {
  const fails = findings.filter(({ verdict }) => verdict === 'fail');
  if (fails.length === 0) return null;
  const confirmed = fails.filter((finding) => finding.confirmed).length;
  const how = claims.flatMap(([claim, words]) => (fails.some((one) => one.claim === claim) ? [words] : []));
  const compared = comparisons.some(({ blocked }) => blocked !== null);
  const checked = compared
    ? `${confirmed} of ${fails.length} confirmed by loading the page with and without the script`
    : 'not yet confirmed by loading the page with and without the script';
  return `Each act was ${how.join(' or ')}, with its effect; the ordinary causes that could explain it were excluded; ${checked}.`;
}

const listed = (widgets: readonly WidgetReport[]): string => {
  const names = widgets.map(({ name }) => name);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};
