import type { JSX } from 'preact';
import type { Report } from '../../model/report.ts';
import { Logo } from '../../ui/components/logo.tsx';
import { Place } from '../../ui/components/place.tsx';
import { findingCounts } from '../../ui/components/results.tsx';
import { VerdictBadge } from '../../ui/components/widget-card.tsx';
import { counted, period } from '../../ui/words.ts';
import { certaintyOf, verdictOfAll } from './verdict.ts';

const pagesAtMost = 5;

const Facts = ({ report }: { report: Report }) => {
  const { audit } = report;
  const addresses = [...new Set(audit.pages.map(({ url }) => url))];
  const more = addresses.length - pagesAtMost;
  return (
    <dl class="facts key-facts">
      <dt>When</dt>
      <dd>{period(audit.startedAt, audit.endedAt)}</dd>
      <dt>Where</dt>
      <dd>
        {addresses.slice(0, pagesAtMost).map((url) => (
          <Place key={url} url={url} />
        ))}
        {more > 0 && ` and ${counted(more, 'more address', 'more addresses')}`}
        {addresses.length === 0 && 'no page was recorded'}
      </dd>
      <dt>How</dt>
      <dd>
        {audit.environment.browser}, {counted(audit.pages.length, 'page load')}
      </dd>
      <dt>Found</dt>
      <dd>{findingCounts(report)}.</dd>
    </dl>
  );
};

/** What a manager reads first: the verdict, each chat's own, what to do next, and when and where that was. */
export const Masthead = ({ report, title }: { report: Report; title: string }): JSX.Element => {
  const { verdict, sentence } = verdictOfAll(report);
  const certainty = certaintyOf(report);
  const others = report.widgets.filter(({ summary }) => !sentence.endsWith(summary));
  const first = report.widgets.filter((widget) => widget.verdict === verdict);
  const steps = [...new Set(first.map(({ next }) => next).filter(Boolean))];
  return (
    <header class="masthead">
      <div class="bar">
        <Logo />
        <span>Widget Witness, incident report</span>
      </div>
      <h1>{title}</h1>
      <div class={`verdict verdict-${verdict ?? 'none'}`}>
        <p class="verdict-sentence">{sentence}</p>
        {certainty !== null && <p>{certainty}</p>}
        {others.length > 0 && (
          <ul class="rows">
            {others.map((widget) => (
              <li key={widget.vendor} class="row">
                <VerdictBadge verdict={widget.verdict} />
                <span>
                  <strong>{widget.name}</strong> {widget.summary}
                </span>
              </li>
            ))}
          </ul>
        )}
        {steps.length > 0 && (
          <p>
            <strong>Next:</strong> {steps.join(' ')}
          </p>
        )}
      </div>
      <Facts report={report} />
    </header>
  );
};
