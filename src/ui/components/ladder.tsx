import type { JSX } from 'preact';
import type { Rung } from '../../model/report.ts';
import { clock, ladderSentence, rungWords, stepWords } from '../words.ts';
import { Mark, type MarkName } from './marks.tsx';

const marks: Record<Rung['state'], MarkName> = {
  reached: 'check',
  'not-reached': 'cross',
  unknown: 'question',
};

const Step = ({ rung }: { rung: Rung }): JSX.Element => {
  const told = rung.at ? `${rungWords[rung.state]}, ${clock(rung.at)}` : rungWords[rung.state];
  return (
    <li class={`step step-${rung.state}`} title={`${stepWords[rung.step]}: ${told}`}>
      <span class="node">
        <Mark name={marks[rung.state]} />
      </span>
      <span class="step-name">
        {stepWords[rung.step]}
        <span class="unseen">: {told}</span>
      </span>
    </li>
  );
};

/** The steps from tag to a chat that can be clicked, as a picture and as a sentence. */
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
