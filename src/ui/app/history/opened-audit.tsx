import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Report } from '../../../model/report.ts';
import { findingCounts, Results } from '../../components/results.tsx';
import { period } from '../../words.ts';
import { askReport } from '../background.ts';
import { downloadFile, htmlDownload, jsonDownload, openExportPage } from '../export.ts';
import { Heading } from '../views/heading.tsx';

/** An audit from the list, by the title it has there. */
export type Chosen = { id: string; title: string };

const Exports = ({ id, report }: { id: string; report: Report }) => {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState(false);
  const attempt = async (task: () => void | Promise<void>) => {
    setBusy(true);
    try {
      await task();
      setFault(false);
    } catch {
      setFault(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={busy}
          onClick={() => void attempt(() => openExportPage(id))}
        >
          Export package
        </button>
        <button
          type="button"
          disabled={busy}
          onClick={() => void attempt(async () => downloadFile(await htmlDownload(report)))}
        >
          Export HTML
        </button>
        <button
          type="button"
          disabled={busy}
          onClick={() => void attempt(() => downloadFile(jsonDownload(report)))}
        >
          Export JSON
        </button>
      </div>
      {fault && (
        <p class="notice" role="alert">
          The report could not be exported. Try again.
        </p>
      )}
    </>
  );
};

/** The report of an audit that is over: what is to be done with its page has no place here. */
export const OpenedAudit = ({
  audit: { id, title },
  back,
  onBack,
}: {
  audit: Chosen;
  /** Where the way back leads. */
  back: string;
  onBack: () => void;
}): JSX.Element => {
  const [report, setReport] = useState<Report | 'failed' | null>(null);
  useEffect(() => {
    setReport(null);
    askReport(id).then(setReport, () => setReport('failed'));
  }, [id]);
  return (
    <section class="view" aria-busy={report === null}>
      <p>
        <button type="button" class="small" onClick={onBack}>
          ‹ {back}
        </button>
      </p>
      <div class="lead">
        <Heading>{title}</Heading>
        {report === null && <p role="status">Reading the record…</p>}
        {report === 'failed' && (
          <p class="notice" role="alert">
            This audit could not be read. Go back, then open it again.
          </p>
        )}
        {report !== null && report !== 'failed' && (
          <p class="quiet">
            {findingCounts(report)}. Recorded {period(report.audit.startedAt, report.audit.endedAt)}
          </p>
        )}
      </div>
      {report !== null && report !== 'failed' && (
        <>
          <Exports id={id} report={report} />
          <Results report={report} />
        </>
      )}
    </section>
  );
};
