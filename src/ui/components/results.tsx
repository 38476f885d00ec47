import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Finding, Report, WidgetReport } from '../../model/report.ts';
import { countsInWords, inReadingOrder } from '../words.ts';
import { Comparisons } from './comparison.tsx';
import { FindingRow } from './finding-row.tsx';
import { FirstLook, Gaps, Pages, Scripts } from './lists.tsx';
import { QuietChecks } from './quiet-checks.tsx';
import { Timeline } from './timeline.tsx';
import { WidgetCard } from './widget-card.tsx';

/** `2 findings, 1 inconclusive, 1 notice`: the sentence that is read out while recording. */
export const findingCounts = ({ findings }: Pick<Report, 'findings'>): string => {
  const number = (verdict: Finding['verdict']) => findings.filter((one) => one.verdict === verdict).length;
  return countsInWords(number('fail'), number('inconclusive'), number('notice'));
};

const Fold = ({
  title,
  count,
  expanded,
  children,
}: {
  title: string;
  count: number;
  expanded: boolean;
  children: ComponentChildren;
}) => (
  <details class="fold" {...(expanded && { open: true })}>
    <summary>
      <h2>{title}</h2> <span class="tally">{count}</span>
    </summary>
    {children}
  </details>
);

/** What the person can do about one chat; the exported report has no such thing. */
export type WidgetActions = (widget: WidgetReport) => ComponentChildren;
export type FindingActions = (finding: Finding) => ComponentChildren;

const Widgets = ({
  title,
  widgets,
  expanded,
  actions,
}: {
  title: string;
  widgets: Report['widgets'];
  expanded: boolean;
  actions: WidgetActions | undefined;
}) => (
  <section class="block-section">
    <h2>{title}</h2>
    {widgets.length === 0 && <p class="quiet">No chat widget was seen.</p>}
    {widgets.map((widget) => (
      <WidgetCard key={widget.vendor} widget={widget} expanded={expanded}>
        {actions?.(widget)}
      </WidgetCard>
    ))}
  </section>
);

type Part = { report: Report; expanded?: boolean };
type Outcomes = Part & {
  actions?: WidgetActions;
  findingActions?: FindingActions;
  comparisonActions?: ComponentChildren;
};

/**
 * The chats, the findings, and what comparisons and quiet checks add. In the small window, chats that are well stand below
 * the findings, so that what happened and who did it are read first.
 */
export const Outcome = ({
  report,
  expanded = false,
  actions,
  findingActions,
  comparisonActions,
}: Outcomes): JSX.Element => {
  const troubled = report.widgets.filter(({ verdict }) => verdict !== 'healthy');
  const first = expanded || troubled.length === 0 ? report.widgets : troubled;
  const rest = report.widgets.filter((widget) => !first.includes(widget));
  return (
    <>
      <Widgets title="Chat widgets" widgets={first} expanded={expanded} actions={actions} />
      <section class="block-section">
        <h2>Findings</h2>
        {report.findings.length === 0 && <p class="quiet">Nothing to report in what was recorded.</p>}
        <ol class="findings">
          {inReadingOrder(report.findings).map((finding, index) => (
            <li key={finding.id}>
              <FindingRow
                finding={finding}
                number={index + 1}
                scripts={report.scripts}
                comparisons={report.comparisons}
                widget={
                  expanded
                    ? report.widgets.find(({ vendor }) => vendor === finding.affected.vendor)
                    : undefined
                }
                expanded={expanded}
              />
              {findingActions?.(finding)}
            </li>
          ))}
        </ol>
      </section>
      {(expanded || report.comparisons.length > 0) && (
        <Comparisons comparisons={report.comparisons} expanded={expanded}>
          {comparisonActions}
        </Comparisons>
      )}
      {rest.length > 0 && (
        <Widgets title="Healthy chat widgets" widgets={rest} expanded={expanded} actions={actions} />
      )}
      {report.quietChecks.length > 0 && (
        <Fold
          title="Also at work"
          count={report.quietChecks.filter(({ state }) => state === 'seen').length}
          expanded={expanded}
        >
          <QuietChecks checks={report.quietChecks} widgets={report.widgets} />
        </Fold>
      )}
    </>
  );
};

const beyond =
  'An audit tells what happened in one browser. It does not see what happens on servers or with other visitors, what ' +
  'happened before the recording began, who wrote a script, or why somebody did something.';

/** What the record does not hold. On paper also that nothing is known to be missing, which is something to know. */
export const Unseen = ({ report: { audit, widgets }, expanded = false }: Part): JSX.Element => (
  <>
    {(expanded || audit.gaps.length > 0) && (
      <Fold title="What was not seen" count={audit.gaps.length} expanded={expanded}>
        {audit.gaps.length === 0 && (
          <p>Nothing that is known of is missing from the page loads that were recorded.</p>
        )}
        {expanded && <p class="quiet">{beyond}</p>}
        <Gaps gaps={audit.gaps} />
      </Fold>
    )}
    {audit.firstLook.length > 0 && (
      <Fold title="First look" count={audit.firstLook.length} expanded={expanded}>
        <FirstLook firstLook={audit.firstLook} widgets={widgets} />
      </Fold>
    )}
  </>
);

/** What was there. */
export const Inventory = ({
  report: { audit, scripts, inlineScripts = [] },
  expanded = false,
}: Part): JSX.Element => (
  <>
    {audit.pages.length > 0 && (
      <Fold title="Pages" count={audit.pages.length} expanded={expanded}>
        <Pages pages={audit.pages} />
      </Fold>
    )}
    {scripts.length > 0 && (
      <Fold title="Scripts" count={scripts.length + inlineScripts.length} expanded={expanded}>
        <Scripts scripts={scripts} inline={inlineScripts} />
      </Fold>
    )}
  </>
);

export const timelineTitle = 'What happened when';

/** Drawn in the small window when it is asked for. */
const TimelineFold = ({ report, expanded = false }: Part) => {
  const [isOpen, setOpen] = useState(expanded);
  return (
    <details class="fold" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{timelineTitle}</h2>
      </summary>
      {isOpen && <Timeline report={report} expanded={expanded} />}
    </details>
  );
};

/** A whole report below its title, as a window shows it. */
export const Results = (given: Outcomes): JSX.Element => (
  <>
    <Outcome {...given} />
    {given.report.audit.pages.length > 0 && <TimelineFold {...given} />}
    <Unseen {...given} />
    <Inventory {...given} />
  </>
);
