import type { ComponentChildren, JSX } from 'preact';
import type { Finding, Report, WidgetReport } from '../../model/report.ts';
import { countsInWords, inReadingOrder } from '../words.ts';
import { Comparisons } from './comparison.tsx';
import { FindingRow } from './finding-row.tsx';
import { FirstLook, Gaps, Pages, Scripts } from './lists.tsx';
import { QuietChecks } from './quiet-checks.tsx';
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

/**
 * A whole report below its title: the chats, the findings, what was not seen, and what was there. In the small
 * window, chats that are well stand below the findings, so that what happened and who did it are read first.
 */
export const Results = ({
  report,
  expanded = false,
  actions,
  findingActions,
  comparisonActions,
}: {
  report: Report;
  expanded?: boolean;
  actions?: WidgetActions;
  findingActions?: FindingActions;
  comparisonActions?: ComponentChildren;
}): JSX.Element => {
  const troubled = report.widgets.filter(({ verdict }) => verdict !== 'healthy');
  const first = expanded || troubled.length === 0 ? report.widgets : troubled;
  const rest = report.widgets.filter((widget) => !first.includes(widget));
  return (
    <>
      <Widgets title="Chat widgets" widgets={first} expanded={expanded} actions={actions} />
      <section class="block-section">
        <h2>Findings</h2>
        {report.findings.length === 0 && <p class="quiet">Nothing to report in what was recorded.</p>}
        <ul class="findings">
          {inReadingOrder(report.findings).map((finding) => (
            <li key={finding.id}>
              <FindingRow
                finding={finding}
                scripts={report.scripts}
                comparisons={report.comparisons}
                expanded={expanded}
              />
              {findingActions?.(finding)}
            </li>
          ))}
        </ul>
      </section>
      {report.comparisons.length > 0 && (
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
      {report.audit.gaps.length > 0 && (
        <Fold title="What was not seen" count={report.audit.gaps.length} expanded={expanded}>
          <Gaps gaps={report.audit.gaps} />
        </Fold>
      )}
      {report.audit.firstLook.length > 0 && (
        <Fold title="First look" count={report.audit.firstLook.length} expanded={expanded}>
          <FirstLook firstLook={report.audit.firstLook} widgets={report.widgets} />
        </Fold>
      )}
      {report.audit.pages.length > 0 && (
        <Fold title="Pages" count={report.audit.pages.length} expanded={expanded}>
          <Pages pages={report.audit.pages} />
        </Fold>
      )}
      {report.scripts.length > 0 && (
        <Fold
          title="Scripts"
          count={report.scripts.length + (report.inlineScripts?.length ?? 0)}
          expanded={expanded}
        >
          <Scripts scripts={report.scripts} inline={report.inlineScripts} />
        </Fold>
      )}
    </>
  );
};
