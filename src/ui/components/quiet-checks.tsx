import type { JSX } from 'preact';
import type { QuietCheck, Report } from '../../model/report.ts';
import { quietCheckWords, quietStateWords } from '../words.ts';
import { Badge, type MarkName } from './marks.tsx';

const looks: Record<QuietCheck['state'], { tone: 'good' | 'plain' | 'open'; mark: MarkName }> = {
  seen: { tone: 'open', mark: 'bang' },
  'not-seen': { tone: 'good', mark: 'check' },
  'not-tested': { tone: 'plain', mark: 'question' },
};

/** What else may be at work on the page: other protection in the browser, and each chat's own switches. */
export const QuietChecks = ({
  checks,
  widgets,
}: {
  checks: QuietCheck[];
  widgets: Report['widgets'];
}): JSX.Element => (
  <ul class="rows">
    {checks.map(({ id, vendor, state, detail }) => {
      const name = widgets.find((widget) => widget.vendor === vendor)?.name ?? vendor;
      return (
        <li key={`${id} ${vendor}`} class="row">
          <Badge tone={looks[state].tone} mark={looks[state].mark}>
            {quietStateWords[state]}
          </Badge>
          <span>{name ? `${name}: ${quietCheckWords[id]}` : quietCheckWords[id]}</span>
          {detail && <p class="quiet">{detail}</p>}
        </li>
      );
    })}
  </ul>
);
