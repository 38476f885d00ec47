import type { ComponentChildren, JSX } from 'preact';
import type { Verdict, WidgetReport } from '../../model/report.ts';
import { verdictWords, widgetVerdictWords } from '../words.ts';
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

const Checks = ({ widget }: { widget: WidgetReport }) => (
  <ul class="rows">
    {widget.checks.map((check) => (
      <li key={check.detector} class="row">
        <Badge tone={checkLooks[check.verdict].tone} mark={checkLooks[check.verdict].mark}>
          {verdictWords[check.verdict]}
        </Badge>
        <code>{check.detector}</code>
        {check.reason && <p class="quiet">{check.reason}</p>}
      </li>
    ))}
  </ul>
);

const PageLoads = ({ widget }: { widget: WidgetReport }) => (
  <ol class="page-loads">
    {widget.pageLoads.map((load, index) => (
      <li key={load.page} class="page-load">
        <Place url={load.url} />
        <Ladder ladder={load.ladder} label={`${widget.name}, page load ${index + 1}`} />
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
        <Badge tone={looks[widget.verdict].tone} mark={looks[widget.verdict].mark}>
          {widgetVerdictWords[widget.verdict]}
        </Badge>
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
