import type { ComponentChildren, JSX } from 'preact';
import type { ArmResult, Comparison, EffectResult } from '../../model/report.ts';
import { armWords, comparisonWords, counted, inSeconds, outcomeWords, period, stepWords } from '../words.ts';
import { LoadDots } from './load-dots.tsx';
import { Badge, type MarkName } from './marks.tsx';
import { Place } from './place.tsx';

const looks: Record<EffectResult['outcome'], { tone: 'good' | 'bad' | 'open' | 'plain'; mark: MarkName }> = {
  confirmed: { tone: 'bad', mark: 'bang' },
  cleared: { tone: 'good', mark: 'check' },
  'not-enough-loads': { tone: 'open', mark: 'question' },
  'not-seen': { tone: 'plain', mark: 'dash' },
  'placebo-affected': { tone: 'open', mark: 'question' },
  'not-controllable': { tone: 'open', mark: 'question' },
  interrupted: { tone: 'open', mark: 'cross' },
};

const toClickable = ({ steps }: ArmResult): string =>
  inSeconds(steps.find(({ step }) => step === 'clickable')?.medianMs ?? null);

const armName = (comparison: Comparison, { arm }: ArmResult): string =>
  comparison.blocked === null ? 'Page as it is' : armWords[arm];

const Arms = ({ comparison }: { comparison: Comparison }) => (
  <table class="arms">
    <thead>
      <tr>
        <th scope="col" class="arm-column">
          Page loads
        </th>
        <th scope="col" class="number">
          Made
        </th>
        <th scope="col" class="number">
          Usable
        </th>
        <th scope="col" class="number">
          Clickable
        </th>
      </tr>
    </thead>
    <tbody>
      {comparison.arms.map((arm) => (
        <tr key={arm.arm}>
          <th scope="row">{armName(comparison, arm)}</th>
          <td class="number">
            {arm.measured} of {arm.planned}
          </td>
          <td class="number">{arm.usable}</td>
          <td class="number">{toClickable(arm)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Loads with the effect in one arm; null where the arm could not show it. */
const hitsIn = (effect: EffectResult, { arm, measured, usable }: ArmResult): number | null => {
  if (arm !== 'probe-off') return effect[arm];
  return effect.detector === null ? measured - usable : null;
};

const Effect = ({ comparison, effect }: { comparison: Comparison; effect: EffectResult }) => (
  <li class="effect">
    <p class="widget-meta">
      <Badge {...looks[effect.outcome]}>{outcomeWords[effect.outcome]}</Badge>
      {effect.detector === null ? (
        <span>Chat not usable</span>
      ) : (
        <span>
          <code>{effect.detector}</code> on <code>{effect.target}</code>
        </span>
      )}
    </p>
    {effect.summary !== undefined && <p>{effect.summary}</p>}
    <dl class="strips">
      {comparison.arms.map((arm) => {
        const hits = hitsIn(effect, arm);
        return (
          <div key={arm.arm}>
            <dt>{armName(comparison, arm)}</dt>
            <dd>
              {hits === null ? (
                <span class="quiet">cannot be seen there</span>
              ) : (
                <LoadDots hits={hits} loads={arm.measured} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  </li>
);

const Times = ({ comparison, expanded }: { comparison: Comparison; expanded: boolean }) => (
  <details class="more" {...(expanded && { open: true })}>
    <summary>Times to each step</summary>
    {comparison.arms.map((arm) => (
      <table key={arm.arm}>
        <caption>{armName(comparison, arm)}, from the start of the page</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" class="number">
              Reached
            </th>
            <th scope="col" class="number">
              Median
            </th>
            <th scope="col" class="number">
              Middle half
            </th>
          </tr>
        </thead>
        <tbody>
          {arm.steps.map((figure) => (
            <tr key={figure.step}>
              <th scope="row">{stepWords[figure.step]}</th>
              <td class="number">
                {figure.reached} of {arm.measured}
              </td>
              <td class="number">{inSeconds(figure.medianMs)}</td>
              <td class="number">
                {figure.lowerQuartileMs === null
                  ? '–'
                  : `${inSeconds(figure.lowerQuartileMs)} to ${inSeconds(figure.upperQuartileMs)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    ))}
  </details>
);

/** Page loads with and without a script, or the measured times of a chat: what came out, a table and a picture. */
export const ComparisonCard = ({
  comparison,
  expanded = false,
}: {
  comparison: Comparison;
  expanded?: boolean;
}): JSX.Element => (
  <article class="card comparison">
    <h3>{comparison.summary}</h3>
    <p class="widget-meta">
      <span>{comparisonWords[comparison.state]}</span>
      <span>{comparison.name}</span>
      <span>{counted(comparison.loadsPerArm, 'load')} per arm</span>
    </p>
    <dl class="facts">
      {comparison.blocked !== null && (
        <>
          <dt>Blocked</dt>
          <dd>
            <Place url={comparison.blocked} />
          </dd>
          <dt>Unrelated</dt>
          <dd>
            {comparison.placebo === null ? (
              'The page loads no unrelated script: in its arm nothing was blocked.'
            ) : (
              <Place url={comparison.placebo} />
            )}
          </dd>
        </>
      )}
      <dt>Made</dt>
      <dd>{period(comparison.startedAt, comparison.endedAt)}</dd>
    </dl>
    <Arms comparison={comparison} />
    {comparison.recorder !== undefined && (
      <p>
        <strong>Is it us?</strong> {comparison.recorder}
      </p>
    )}
    {comparison.effects.length > 0 && (
      <ul class="effects">
        {comparison.effects.map((effect) => (
          <Effect key={`${effect.detector} ${effect.target}`} comparison={comparison} effect={effect} />
        ))}
      </ul>
    )}
    <Times comparison={comparison} expanded={expanded} />
  </article>
);

/** All comparisons of a report. `children`: what the person can do with them; the exported report has none. */
export const Comparisons = ({
  comparisons,
  expanded,
  children,
}: {
  comparisons: Comparison[];
  expanded: boolean;
  children?: ComponentChildren;
}): JSX.Element => (
  <section class="block-section">
    <h2>
      {comparisons.some(({ blocked }) => blocked === null) ? 'Comparisons and measured times' : 'Comparisons'}
    </h2>
    {comparisons.length === 0 && (
      <p>
        None was made: the page was not loaded with and without a script, and no times were measured. The
        findings rest on what was observed.
      </p>
    )}
    {comparisons.map((comparison) => (
      <ComparisonCard key={comparison.id} comparison={comparison} expanded={expanded} />
    ))}
    {children}
  </section>
);
