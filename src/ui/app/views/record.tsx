import type { JSX } from 'preact';
import type { Report } from '../../../model/report.ts';
import type { UiState } from '../../../model/ui-message.ts';
import { findingCounts, Results } from '../../components/results.tsx';
import { counted, period } from '../../words.ts';
import type { Actions } from '../actions.ts';
import type { Model } from '../model.ts';
import { CompareFinding, ComparisonEnded, ExportFigures, MeasureTimes } from './compare.tsx';
import { Heading } from './heading.tsx';
import { TryChat } from './try-chat.tsx';

type Props = { model: Model; state: UiState; actions: Actions };

const Stop = ({ model, actions }: { model: Model; actions: Actions }) => (
  <button type="button" disabled={model.busy} onClick={actions.stop}>
    Stop
  </button>
);

const Count = ({ n, one }: { n: number; one: string }) => (
  <div>
    <dt>{n === 1 ? one : `${one}s`}</dt>
    <dd>{n.toLocaleString('en')}</dd>
  </div>
);

const Counts = ({ report }: { report: Report }) => (
  <dl class="counts">
    <Count n={report.audit.pages.length} one="page" />
    <Count n={report.widgets.length} one="widget" />
    <Count n={report.scripts.length} one="script" />
    <Count n={report.audit.observations} one="observation" />
  </dl>
);

const Withdrawn = ({ report }: { report: Report }) =>
  report.audit.environment.permission === 'withdrawn' ? (
    <p class="notice" role="alert">
      <strong>Permission was withdrawn.</strong> What depends on it is inconclusive from that moment. To go
      on, stop and begin a new audit.
    </p>
  ) : null;

export const Waiting = ({ model, actions }: Omit<Props, 'state'>): JSX.Element => (
  <section class="view">
    <div class="recording">
      <span class="pulse" />
      <Heading>Waiting for the next page</Heading>
      <Stop model={model} actions={actions} />
    </div>
    <p role="status">Recording begins when this tab loads a page. Follow a link, send the form or reload.</p>
  </section>
);

/** What was recorded, with what the person can do about it; a chat is tried only while recording. */
const ActionableResults = ({
  model,
  actions,
  report,
  trying = false,
}: Omit<Props, 'state'> & { report: Report; trying?: boolean }) => (
  <Results
    report={report}
    actions={(widget) => (
      <div class="widget-actions">
        {trying && <TryChat widget={widget} model={model} actions={actions} />}
        <MeasureTimes widget={widget} report={report} model={model} actions={actions} />
      </div>
    )}
    findingActions={(finding) => (
      <CompareFinding finding={finding} report={report} model={model} actions={actions} />
    )}
    comparisonActions={<ExportFigures model={model} actions={actions} />}
  />
);

/** The live view. The count of findings is read out as it grows; nothing else interrupts. */
export const Recording = ({
  model,
  actions,
  report,
}: Omit<Props, 'state'> & { report: Report }): JSX.Element => (
  <section class="view">
    <div class="recording">
      <span class="pulse" />
      <Heading>Recording</Heading>
      <Stop model={model} actions={actions} />
    </div>
    <p class="quiet" aria-live="polite">
      {findingCounts(report)} so far
    </p>
    <Counts report={report} />
    <Withdrawn report={report} />
    <ComparisonEnded report={report} model={model} />
    <ActionableResults report={report} model={model} actions={actions} trying />
  </section>
);

/** Whoever notes this down can tell later whether a package is of this record. */
const Seal = ({ report: { audit }, busy }: { report: Report; busy: boolean }) => {
  const stopped = audit.custody.findLast(({ event }) => event === 'stopped');
  const head = stopped?.chainHead;
  // Until the record is sealed, the texts of scripts are had.
  if (!stopped && audit.endedAt !== null && busy)
    return (
      <p class="quiet" role="status">
        Taking the hashes of the page’s scripts: ten seconds at most.
      </p>
    );
  return head ? (
    <p class="quiet">
      {counted(audit.observations, 'observation')}, head of the chain at the end: <code>{head}</code>
    </p>
  ) : null;
};

export const Stopped = ({ model, state, actions }: Props): JSX.Element => (
  <section class="view">
    <div class="lead">
      <Heading>{state.report ? findingCounts(state.report) : 'Audit stopped'}</Heading>
      {state.report && (
        <p class="quiet">Recorded {period(state.report.audit.startedAt, state.report.audit.endedAt)}</p>
      )}
      {state.report && <Seal report={state.report} busy={model.busy} />}
    </div>
    <div class="actions">
      <button type="button" class="primary" disabled={model.busy} onClick={actions.exportPackage}>
        Export package
      </button>
      <button type="button" disabled={model.busy} onClick={actions.exportHtml}>
        Export HTML
      </button>
      <button type="button" disabled={model.busy} onClick={actions.exportJson}>
        Export JSON
      </button>
      <button type="button" disabled={model.busy} onClick={actions.newAudit}>
        New audit
      </button>
    </div>
    {state.report && (
      <>
        <Withdrawn report={state.report} />
        <ComparisonEnded report={state.report} model={model} />
        <ActionableResults report={state.report} model={model} actions={actions} />
      </>
    )}
  </section>
);
