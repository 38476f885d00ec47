import type { JSX } from 'preact';
import type { Report } from '../../model/report.ts';
import { declaredRows } from '../../ui/components/evidence-words.ts';
import { Rows } from '../../ui/components/rows.tsx';

/** Apart from all that was observed. */
export const Declared = ({ report }: { report: Report }): JSX.Element => {
  const rows = declaredRows(report.declared);
  return (
    <section class="block-section declared">
      <h2>Declared by a person, not observed</h2>
      <p class="quiet">
        No browser can see this. It was written by who made the report, and changes no finding.
      </p>
      {rows.length === 0 ? <p>Nothing was declared.</p> : <Rows rows={rows} />}
    </section>
  );
};
