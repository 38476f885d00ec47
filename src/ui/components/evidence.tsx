import type { JSX } from 'preact';
import type { Evidence as EvidenceItem } from '../../model/report.ts';
import { Place, Time } from './place.tsx';
import { Stack } from './stack.tsx';

const BeforeAfter = ({ before, after }: { before: string | undefined; after: string | undefined }) => (
  <dl class="before-after">
    <div>
      <dt>Before</dt>
      <dd>
        <code>{before ?? 'not recorded'}</code>
      </dd>
    </div>
    <div>
      <dt>After</dt>
      <dd>
        <code>{after ?? 'not recorded'}</code>
      </dd>
    </div>
  </dl>
);

/** One observation, with the numbers by which a reader finds it again in the log. */
export const Evidence = ({ item }: { item: EvidenceItem }): JSX.Element => (
  <li class="evidence">
    <p class="evidence-what">{item.what}</p>
    <p class="quiet">
      <Time at={item.at} /> on <Place url={item.pageUrl} />
    </p>
    {(item.before !== undefined || item.after !== undefined) && (
      <BeforeAfter before={item.before} after={item.after} />
    )}
    {item.stack && item.stack.length > 0 && <Stack frames={item.stack} />}
    <p class="quiet">
      Observation <code>{`${item.document}#${item.seq}`}</code>
    </p>
  </li>
);
