import { Fragment, type JSX } from 'preact';
import type { Row } from './evidence-words.ts';

/** Names and what is known of each; several rows may have one name. */
export const Rows = ({ rows }: { rows: readonly Row[] }): JSX.Element => (
  <dl class="facts">
    {rows.map(([name, words]) => (
      <Fragment key={`${name} ${words}`}>
        <dt>{name}</dt>
        <dd>{words}</dd>
      </Fragment>
    ))}
  </dl>
);
