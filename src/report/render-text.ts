import picocolors from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import type { CauseState, Finding, Report, WidgetReport } from '../model/report.ts';
import { declaredRows, evidenceRows, type Row, recordRows } from '../ui/components/evidence-words.ts';
import {
  causeWords,
  clock,
  counted,
  inReadingOrder,
  partyOf,
  partyWords,
  place,
  quietCheckWords,
  type RungState,
  rungState,
  stepWords,
  verdictWords,
  widgetVerdictWords,
} from '../ui/words.ts';
import { comparisonLines } from './comparison-lines.ts';
import { harmless } from './harmless.ts';
import { reportHost } from './host.ts';

type Paint = ReturnType<typeof picocolors.createColors>;

const rungSigns: Record<RungState, string> = { reached: '+', lost: '-', 'not-reached': 'x', unknown: '?' };

const paintVerdict = (
  paint: Paint,
  verdict: WidgetReport['verdict'] | Finding['verdict'],
  text: string,
): string => {
  if (verdict === 'fail' || verdict === 'interfered') return paint.red(paint.bold(text));
  if (verdict === 'healthy') return paint.green(paint.bold(text));
  return paint.yellow(paint.bold(text));
};

const widgetLines = (widget: WidgetReport, paint: Paint): string[] => [
  `${paintVerdict(paint, widget.verdict, widgetVerdictWords[widget.verdict])}  ${paint.bold(harmless(widget.summary))}`,
  `  ${widget.ladder.map((rung) => `${rungSigns[rungState(rung)]}\u00A0${stepWords[rung.step]}`.replaceAll(' ', '\u00A0')).join('  ')}`,
  ...(widget.next ? [`  next       ${harmless(widget.next)}`] : []),
  ...widget.causes
    .filter(({ state }) => state === 'established')
    .flatMap((cause) => causeLines(cause, widget)),
];

const causeLines = ({ id, reason, advice }: CauseState, { next }: WidgetReport): string[] => [
  `  cause      ${causeWords[id]}: ${harmless(reason)}`,
  ...(advice && advice.sentence !== next ? [`  advice     ${harmless(advice.sentence)}`] : []),
  ...(advice?.paste?.split('\n') ?? []).map((line) => `  paste      ${harmless(line)}`),
];

const quietLines = (report: Report): string[] =>
  report.quietChecks
    .filter(({ state }) => state === 'seen')
    .map(({ id, vendor, detail }) => {
      const name = report.widgets.find((widget) => widget.vendor === vendor)?.name;
      return `  ${[name, quietCheckWords[id], detail]
        .filter((part) => part !== undefined)
        .map(harmless)
        .join(': ')}`;
    });

const actorLine = ({ actor }: Finding): string => {
  if (actor.scriptUrl === null) return `script not known (${partyWords[actor.party]})`;
  return `${place(actor.scriptUrl, actor.line, actor.column)} (${actor.name}, ${partyOf(actor)})`;
};

const findingLines = (finding: Finding, paint: Paint): string[] => {
  const { seen, recorded } = finding.pageLoads;
  const { loadedBy } = finding.actor;
  return [
    `${paintVerdict(paint, finding.verdict, verdictWords[finding.verdict])}  ${paint.bold(harmless(finding.summary))}`,
    ...(finding.reason ? [`  reason     ${harmless(finding.reason)}`] : []),
    `  detector   ${harmless(finding.detector)}`,
    `  script     ${paint.cyan(harmless(actorLine(finding)))}`,
    `  claim      ${finding.claim}${finding.confirmed ? ', confirmed by a comparison' : ''}`,
    `  observed   ${counted(finding.count, 'time')}, ${seen} of ${counted(recorded, 'page load')}, first ${clock(finding.firstObserved)}`,
    `  loaded by  ${loadedBy.length > 0 ? loadedBy.map(harmless).join(' < ') : 'not known'}`,
    ...evidenceLines(finding),
  ];
};

const rowLine = ([name, words]: Row): string => `  ${name}: ${harmless(words)}`;

/** What a terminal shows of it; the rest stands in the other forms of the report. */
const shownRows: Record<string, string> = {
  'Last known good': 'last good',
  Means: 'means',
  'Protective measure': 'measure',
  Authority: 'authority',
  Impact: 'impact',
};

const evidenceLines = (finding: Finding): string[] =>
  evidenceRows(finding).flatMap(([name, words]) => {
    const label = shownRows[name];
    return label ? [`  ${label.padEnd(10)} ${harmless(words)}`] : [];
  });

const gapLines = (report: Report): string[] =>
  report.audit.gaps.map(
    (gap) =>
      `  ${[gap.reason, gap.detail].filter(Boolean).map(harmless).join(': ')} (${counted(gap.count, 'time')})`,
  );

const requestLines = (report: Report): string[] =>
  report.scripts
    .filter((script) => script.vendor !== null)
    .map(
      (script) =>
        `  ${harmless(script.name)}  ${counted(script.requests, 'request')}  ${harmless(script.url)}`,
    );

const section = (title: string, lines: string[]): string[] => (lines.length > 0 ? ['', title, ...lines] : []);

/**
 * The report for a terminal: each widget's verdict and ladder, the findings (failures first, then what is
 * inconclusive, then notices), the comparisons, what was not seen, and the requests of each vendor's scripts. Lines are broken at
 * `widthColumns` between words only, so that a URL can still be copied whole.
 */
export const renderReportText = (
  report: Report,
  { colour, widthColumns }: { colour: boolean; widthColumns: number },
): string => {
  const paint = picocolors.createColors(colour);
  const findings = inReadingOrder(report.findings);
  const spaced = (verdict: Finding['verdict']) =>
    findings
      .filter((finding) => finding.verdict === verdict)
      .flatMap((finding, index) => [...(index > 0 ? [''] : []), ...findingLines(finding, paint)]);
  const lines = [
    paint.bold(`Chat widgets on ${harmless(reportHost(report))}`),
    `+ reached   - reached and lost again   x not reached   ? unknown`,
    '',
    ...(report.widgets.length > 0
      ? report.widgets.flatMap((widget) => widgetLines(widget, paint))
      : ['No chat widget was seen.']),
    ...section(paint.underline('Findings'), spaced('fail')),
    ...section(paint.underline('Inconclusive'), spaced('inconclusive')),
    ...section(paint.underline('Notices'), spaced('notice')),
    ...(findings.length === 0 ? ['', 'Nothing to report in what was recorded.'] : []),
    ...section(
      paint.underline('Comparisons'),
      report.comparisons.flatMap((comparison, index) => [
        ...(index > 0 ? [''] : []),
        ...comparisonLines(comparison, paint.bold),
      ]),
    ),
    ...section(paint.underline('Also at work'), quietLines(report)),
    ...section(paint.underline('What was not seen'), gapLines(report)),
    ...section(paint.underline('Requests of vendors’ scripts'), requestLines(report)),
    ...section(paint.underline('How it was recorded'), recordRows(report).map(rowLine)),
    ...section(
      paint.underline('Declared by a person, not observed'),
      declaredRows(report.declared).map(rowLine),
    ),
  ];
  return `${lines.map((line) => wrapLine(line, widthColumns)).join('\n')}\n`;
};

/** Continuation lines hang under the text of their own line. A no-break space keeps a step with its sign. */
const wrapLine = (line: string, widthColumns: number): string => {
  const label =
    /^ {2}(?:cause|advice|paste|reason|detector|script|claim|observed|loaded by|last good|means|measure|authority|impact|blocked|unrelated|next) +/.exec(
      line,
    )?.[0] ??
    /^ */.exec(line)?.[0] ??
    '';
  const room = Math.max(20, widthColumns - label.length);
  const wrapped = wrapAnsi(line.slice(label.length), room, { hard: false }).replaceAll('\u00A0', ' ');
  const [first = '', ...rest] = wrapped.split('\n');
  return [label + first, ...rest.map((part) => ' '.repeat(label.length) + part)].join('\n');
};
