import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Comparison, Finding, ScriptReport, WidgetReport } from '../../model/report.ts';
import { claimWords, counted, outcomeWords, verdictWords } from '../words.ts';
import { Causes } from './causes.tsx';
import { Evidence } from './evidence.tsx';
import { evidenceRows } from './evidence-words.ts';
import { LoadedBy } from './loaded-by.tsx';
import { Badge, Mark, type MarkName } from './marks.tsx';
import { Sentence, Time } from './place.tsx';
import { Rows } from './rows.tsx';

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="part">
    <h3>{title}</h3>
    {children}
  </section>
);

const loads = ({ seen, recorded }: Finding['pageLoads']) => `${seen} of ${counted(recorded, 'page load')}`;

const Facts = ({ finding }: { finding: Finding }) => (
  <dl class="facts">
    <dt>Affected</dt>
    <dd>{finding.affected.name}</dd>
    <dt>Acted upon</dt>
    <dd>
      <code>{finding.target}</code>
    </dd>
    <dt>Observed</dt>
    <dd>
      {counted(finding.count, 'time')}, in {loads(finding.pageLoads)}
    </dd>
    <dt>Period</dt>
    <dd>
      first observed <Time at={finding.firstObserved} long />, last <Time at={finding.lastObserved} long />
    </dd>
    <dt>Claim</dt>
    <dd>
      {claimWords[finding.claim]}{' '}
      {finding.confirmed ? 'Confirmed by a comparison.' : 'Not confirmed by a comparison.'}
    </dd>
    <dt>Detector</dt>
    <dd>
      <code>{finding.detector}</code>, severity {finding.severity}
    </dd>
  </dl>
);

/** All that a finding must hold, drawn in the small window when it is asked for. */
const Holds = ({ finding, expanded }: { finding: Finding; expanded: boolean }) => {
  const [isOpen, setOpen] = useState(expanded);
  const { excerpt } = finding.script.text;
  return (
    <details class="more" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Period, means and impact</summary>
      {isOpen && <Rows rows={evidenceRows(finding)} />}
      {isOpen && excerpt && (
        <pre class="excerpt">
          {excerpt.lines.map((line, index) => `${excerpt.firstLine + index}  ${line}`).join('\n')}
        </pre>
      )}
    </details>
  );
};

/** What comparisons said of this very effect, whichever script they blocked. */
const Compared = ({ finding, comparisons }: { finding: Finding; comparisons: Comparison[] }) => {
  const effects = comparisons
    .filter(({ vendor }) => vendor === finding.affected.vendor)
    .flatMap(({ id, effects }) => effects.map((effect) => ({ id, ...effect })))
    .filter(({ detector, target }) => detector === finding.detector && target === finding.target);
  if (effects.length === 0) return null;
  return (
    <Part title="Comparisons">
      <ul class="rows">
        {effects.map(({ id, outcome, summary }) => (
          <li key={id} class="row">
            <Badge tone="plain">{outcomeWords[outcome]}</Badge>
            <p>{summary}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
};

type Tone = 'bad' | 'open' | 'plain';
const looks: Record<Finding['verdict'], { tone: Tone; mark: MarkName }> = {
  fail: { tone: 'bad', mark: 'bang' },
  inconclusive: { tone: 'open', mark: 'question' },
  notice: { tone: 'plain', mark: 'dash' },
};

/** A neutral sentence which opens its evidence. `expanded` is for paper and for the exported report. */
export const FindingRow = ({
  finding,
  number,
  scripts,
  comparisons,
  widget,
  expanded = false,
}: {
  finding: Finding;
  /** As the timeline says it. */
  number: number;
  scripts: ScriptReport[];
  comparisons: Comparison[];
  /** The chat concerned, where its causes stand before; a small window shows one thing at a time. */
  widget?: WidgetReport | undefined;
  expanded?: boolean;
}): JSX.Element => (
  <details class={`finding finding-${finding.verdict}`} {...(expanded && { open: true })}>
    <summary>
      <span class="finding-mark">
        <Mark name={looks[finding.verdict].mark} />
      </span>
      <span class="finding-head">
        <Sentence finding={finding} />
        <span class="finding-meta">
          <span class="act-number">{number}</span>
          <Badge tone={looks[finding.verdict].tone}>{verdictWords[finding.verdict]}</Badge>
          <span>{finding.claim}</span>
          {finding.confirmed && <span>confirmed by a comparison</span>}
          <span>{counted(finding.count, 'time')}</span>
          <span>{loads(finding.pageLoads)}</span>
        </span>
        {finding.reason && <span class="quiet">{finding.reason}</span>}
      </span>
    </summary>
    <div class="finding-body">
      <Facts finding={finding} />
      <Holds finding={finding} expanded={expanded} />
      <Compared finding={finding} comparisons={comparisons} />
      <Part title="Loaded by">
        <LoadedBy actor={finding.actor} scripts={scripts} />
      </Part>
      <Part title="Evidence">
        {finding.evidence.length === 0 && <p class="quiet">None kept.</p>}
        <ol class="evidence-list">
          {finding.evidence.map((item) => (
            <Evidence key={`${item.document}#${item.seq}`} item={item} />
          ))}
        </ol>
      </Part>
      <Part title="Ordinary causes">
        <Causes
          causes={finding.causes}
          {...(widget && { told: { causes: widget.causes, where: `for the ${widget.name} chat` } })}
        />
      </Part>
    </div>
  </details>
);
