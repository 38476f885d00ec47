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

/** Ordinary explanations with their state and the reason: established first, then excluded, then not tested. */
export const Causes = ({ causes }: { causes: CauseState[] }): JSX.Element => (
  <ul class="rows causes">
    {alike(causes).map((group) => {
      const [first] = group;
      if (!first) return null;
      const look = looks[first.state];
      return (
        <li key={first.id} class="row">
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
