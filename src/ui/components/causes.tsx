import type { JSX } from 'preact';
import type { CauseState } from '../../model/report.ts';
import { causeWords } from '../words.ts';
import { Advice } from './advice.tsx';
import { Badge, type MarkName } from './marks.tsx';

type State = CauseState['state'];

const order: State[] = ['established', 'excluded', 'not-tested'];

const looks: Record<State, { word: string; tone: 'good' | 'plain' | 'open'; mark: MarkName }> = {
  established: { word: 'Established', tone: 'open', mark: 'bang' },
  excluded: { word: 'Excluded', tone: 'good', mark: 'check' },
  'not-tested': { word: 'Not tested', tone: 'plain', mark: 'question' },
};

/** Causes that share state and reason, so that one reason is read once. */
const alike = (causes: CauseState[]): CauseState[][] =>
  order.flatMap((state) => {
    const groups = new Map<string, CauseState[]>();
    for (const cause of causes.filter((candidate) => candidate.state === state)) {
      groups.set(cause.reason, [...(groups.get(cause.reason) ?? []), cause]);
    }
    return [...groups.values()];
  });

/** Causes of which a reader was told the same before: their reasons stand there. */
const Repeated = ({ causes, where }: { causes: CauseState[]; where: string }) => (
  <>
    {order.map((state) => {
      const group = causes.filter((cause) => cause.state === state);
      if (group.length === 0) return null;
      return (
        <li key={state} class="row row-wide">
          <Badge tone={looks[state].tone} mark={looks[state].mark}>
            {looks[state].word}
          </Badge>
          <span>{group.map((cause) => causeWords[cause.id]).join(' · ')}</span>
          <p class="quiet">For the reasons that are given {where}.</p>
        </li>
      );
    })}
  </>
);

const isAmong = (told: readonly CauseState[]) => (cause: CauseState) =>
  cause.advice === undefined &&
  told.some(({ id, state, reason }) => id === cause.id && state === cause.state && reason === cause.reason);

/**
 * Ordinary explanations with their state and the reason: established first, then excluded, then not tested. `told`: what a
 * reader was told before, and where.
 */
export const Causes = ({
  causes,
  told = { causes: [], where: '' },
}: {
  causes: CauseState[];
  told?: { causes: readonly CauseState[]; where: string };
}): JSX.Element => (
  <ul class="rows causes">
    <Repeated causes={causes.filter(isAmong(told.causes))} where={told.where} />
    {alike(causes.filter((cause) => !isAmong(told.causes)(cause))).map((group) => {
      const [first] = group;
      if (!first) return null;
      const look = looks[first.state];
      return (
        <li key={first.id} class={group.length > 2 ? 'row row-wide' : 'row'}>
          <Badge tone={look.tone} mark={look.mark}>
            {look.word}
          </Badge>
          <span>{group.map((cause) => causeWords[cause.id]).join(' · ')}</span>
          {first.reason && <p class="quiet">{first.reason}</p>}
          {group.map(({ id, advice }) => advice && <Advice key={id} advice={advice} />)}
        </li>
      );
    })}
  </ul>
);
