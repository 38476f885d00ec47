import type { JSX } from 'preact';
import type { Rung } from '../../model/report.ts';
import { ladderSentence, type RungState, rungSentence, rungState, stepWords } from '../words.ts';
import { Mark, type MarkName } from './marks.tsx';

const marks: Record<RungState, MarkName> = {
  reached: 'check',
  lost: 'down',
  'not-reached': 'cross',
  unknown: 'question',
};

const Step = ({ rung }: { rung: Rung }): JSX.Element => {
  const told = rungSentence(rung);
  const state = rungState(rung);
  return (
    <li class={`step step-${state}`} title={`${stepWords[rung.step]}: ${told}`}>
      <span class="node">
        <Mark name={marks[state]} />
      </span>
      <span class="step-name">
        {stepWords[rung.step]}
        <span class="unseen">: {told}</span>
      </span>
    </li>
  );
};

/** The steps from tag to a chat session that outlasts the page, as a picture and as a sentence. */
export const Ladder = ({ ladder, label }: { ladder: Rung[]; label: string }): JSX.Element => (
  <figure class="ladder">
    <ol aria-label={label}>
      {ladder.map((rung) => (
        <Step key={rung.step} rung={rung} />
      ))}
    </ol>
    <figcaption>{ladderSentence(ladder)}</figcaption>
  </figure>
);
