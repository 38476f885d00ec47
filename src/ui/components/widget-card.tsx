import type { ComponentChildren, JSX } from 'preact';
import type { Check, Verdict, WidgetReport } from '../../model/report.ts';
import { counted, rungState, verdictWords, widgetVerdictWords } from '../words.ts';
import { Paste } from './advice.tsx';
import { Causes } from './causes.tsx';
import { Ladder } from './ladder.tsx';
import { Badge, type MarkName } from './marks.tsx';
import { Place } from './place.tsx';

type Tone = 'good' | 'bad' | 'open' | 'plain';

const looks: Record<WidgetReport['verdict'], { tone: Tone; mark: MarkName }> = {
  healthy: { tone: 'good', mark: 'check' },
  interfered: { tone: 'bad', mark: 'bang' },
  explained: { tone: 'plain', mark: 'dash' },
  undetermined: { tone: 'open', mark: 'question' },
};

const checkLooks: Record<Verdict, { tone: Tone; mark: MarkName }> = {
  pass: { tone: 'good', mark: 'check' },
  fail: { tone: 'bad', mark: 'bang' },
  inconclusive: { tone: 'open', mark: 'question' },
  notice: { tone: 'plain', mark: 'dash' },
  'not-applicable': { tone: 'plain', mark: 'dash' },
  errored: { tone: 'open', mark: 'cross' },
};

export const VerdictBadge = ({ verdict }: Pick<WidgetReport, 'verdict'>): JSX.Element => (
  <Badge tone={looks[verdict].tone} mark={looks[verdict].mark}>
    {widgetVerdictWords[verdict]}
  </Badge>
);

const checkOrder: Verdict[] = ['fail', 'inconclusive', 'errored', 'notice', 'pass', 'not-applicable'];

/** Checks that share verdict and reason, so that each is read once. */
const alike = (checks: Check[]): Check[][] => {
  const groups = new Map<string, Check[]>();
  for (const check of checks) {
    const key = `${check.verdict} ${check.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  const rank = ([first]: Check[]) => checkOrder.indexOf(first?.verdict ?? 'pass');
  return [...groups.values()].toSorted((a, b) => rank(a) - rank(b));
};

const Checks = ({ widget }: { widget: WidgetReport }) => (
  <ul class="rows">
    {alike(widget.checks).map((group) => {
      const [first] = group;
      if (!first) return null;
      return (
        <li key={first.detector} class="row">
          <Badge tone={checkLooks[first.verdict].tone} mark={checkLooks[first.verdict].mark}>
            {verdictWords[first.verdict]}
          </Badge>
          <span class="names">
            {group.map(({ detector }) => (
              <code key={detector}>{detector}</code>
            ))}
          </span>
          {first.reason && <p class="quiet">{first.reason}</p>}
        </li>
      );
    })}
  </ul>
);

type PageLoad = WidgetReport['pageLoads'][number];
/** Of more, those that came equally far one after the other are drawn once. */
const drawnOneByOne = 12;

const runsOf = (loads: PageLoad[]): { first: PageLoad; number: number; after: number }[] => {
  const isAlike = (a: PageLoad, b: PageLoad) =>
    loads.length > drawnOneByOne &&
    a.ladder.every((rung, index) => b.ladder[index] && rungState(rung) === rungState(b.ladder[index]));
  const runs: ReturnType<typeof runsOf> = [];
  for (const [index, load] of loads.entries()) {
    const last = runs.at(-1);
    if (last && isAlike(last.first, load)) last.after += 1;
    else runs.push({ first: load, number: index + 1, after: 0 });
  }
  return runs;
};

const PageLoads = ({ widget }: { widget: WidgetReport }) => (
  <ol class="page-loads">
    {runsOf(widget.pageLoads).map(({ first, number, after }) => (
      <li key={first.page} class="page-load">
        <Place url={first.url} />
        <Ladder ladder={first.ladder} label={`${widget.name}, page load ${number}`} />
        {after > 0 && (
          <p class="quiet">
            It came equally far in the next {counted(after, 'page load')}; each is in report.json.
          </p>
        )}
      </li>
    ))}
  </ol>
);

/**
 * One vendor's chat: the verdict sentence first, then what to do next, how far it came, and why. `children`: what the
 * person can do about it; the exported report has none.
 */
export const WidgetCard = ({
  widget,
  expanded = false,
  children,
}: {
  widget: WidgetReport;
  expanded?: boolean;
  children?: ComponentChildren;
}): JSX.Element => {
  const open = expanded && { open: true };
  const paste = widget.causes.find(({ advice }) => advice?.sentence === widget.next)?.advice?.paste;
  return (
    <article class={`card widget widget-${widget.verdict}`}>
      <h3>{widget.summary}</h3>
      <p class="widget-meta">
        <VerdictBadge verdict={widget.verdict} />
        <span>{widget.name}</span>
      </p>
      {widget.next && <p class="widget-next">{widget.next}</p>}
      {paste && <Paste text={paste} />}
      <Ladder ladder={widget.ladder} label={`Steps of the ${widget.name} chat`} />
      {children}
      {widget.pageLoads.length > 1 && (
        <details class="more" {...open}>
          <summary>Each page load ({widget.pageLoads.length})</summary>
          <PageLoads widget={widget} />
        </details>
      )}
      {widget.causes.length > 0 && (
        <details class="more" {...open}>
          <summary>Ordinary causes ({widget.causes.length})</summary>
          <Causes causes={widget.causes} />
        </details>
      )}
      {widget.checks.length > 0 && (
        <details class="more" {...open}>
          <summary>Detectors ({widget.checks.length})</summary>
          <Checks widget={widget} />
        </details>
      )}
    </article>
  );
};
