import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { addressToBlock } from '../../../compare/blocked.ts';
import { blockingRefusal, loadsToMake } from '../../../compare/plan.ts';
import type { Finding, Report, WidgetReport } from '../../../model/report.ts';
import type { ComparisonProgress, UiState } from '../../../model/ui-message.ts';
import { sidePanelName } from '../../../platform/side-panel.ts';
import type { Actions } from '../actions.ts';
import { hostOf, type Model } from '../model.ts';
import { Heading } from './heading.tsx';

type Props = { model: Model; actions: Actions };
/** What is to be compared; `blocked` null: only times are measured. */
type Wanted = { vendor: string; blocked: string | null };

/** Watched long enough for what a script does a moment after the page has loaded. */
const settleMs = 4_000;
/** What a load takes besides, on an ordinary page and line. */
const loadMs = 2_000;
const mostLoads = 500;
/** Fewer confirm nothing (the naming rule). */
const fewestToConfirm = 5;
const usualToMeasure = 10;

const aboutMinutes = (loads: number): string => {
  const minutes = Math.max(1, Math.round((loads * (settleMs + loadMs)) / 60_000));
  return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
};

/** Says what will be done to the page, and does it only then. */
const Ask = ({ wanted, model, actions, onClose }: Props & { wanted: Wanted; onClose: () => void }) => {
  const { blocked } = wanted;
  const fewest = blocked === null ? 1 : fewestToConfirm;
  const [loads, setLoads] = useState(blocked === null ? usualToMeasure : fewestToConfirm);
  const id = useId();
  const total = loadsToMake(blocked, loads);
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        actions.compare({ ...wanted, loadsPerArm: loads, settleMs });
      }}
    >
      <p>
        <label for={id}>{blocked === null ? 'Page loads to measure' : 'Page loads of each kind'}</label>{' '}
        <input
          id={id}
          type="number"
          required
          min={fewest}
          max={mostLoads}
          value={loads}
          onInput={({ currentTarget }) => {
            const given = currentTarget.valueAsNumber;
            if (Number.isInteger(given) && given >= fewest && given <= mostLoads) setLoads(given);
          }}
        />
      </p>
      {blocked !== null && (
        <p class="quiet">
          At least {fewestToConfirm}; for an act in one of three loads about 18. Four kinds in random order:
          the page as it is, with {hostOf(blocked)} blocked, with an unrelated script blocked, and without our
          recording.
        </p>
      )}
      <p>
        <strong>This page will be loaded {total} times</strong>, which takes {aboutMinutes(total)}. What was
        typed into it is lost. Do not do this where loading the page itself does something.
      </p>
      {model.pressed && (
        <p class="notice">
          This popup closes at the first click on the page, and that cancels the comparison. Open the{' '}
          {sidePanelName} first: it stays.
        </p>
      )}
      <div class="actions">
        <button type="submit" class="primary" disabled={model.busy}>
          Load the page {total} times
        </button>
        <button type="button" onClick={onClose}>
          Not now
        </button>
      </div>
    </form>
  );
};

const Offer = ({ name, wanted, model, actions }: Props & { name: string; wanted: Wanted }) => {
  const [asking, setAsking] = useState(false);
  if (asking) return <Ask wanted={wanted} model={model} actions={actions} onClose={() => setAsking(false)} />;
  return (
    <button type="button" class="small" disabled={model.busy} onClick={() => setAsking(true)}>
      {name}
    </button>
  );
};

/** A page is never loaded again where that would send a form, nor where its requests could not be seen. */
const mayLoadAgain = (state: UiState | null, report: Report): boolean =>
  state !== null && !state.fromPost && report.audit.environment.permission === 'all-sites';

/** For a failing finding: its script blocked and not; or why that cannot be. */
export const CompareFinding = ({
  finding,
  report,
  model,
  actions,
}: Props & { finding: Finding; report: Report }): JSX.Element | null => {
  const { vendor } = finding.affected;
  const { scriptUrl } = finding.actor;
  if (finding.verdict !== 'fail' || vendor === null || scriptUrl === null) return null;
  if (!mayLoadAgain(model.state, report)) return null;
  const blocked = addressToBlock(scriptUrl) ?? scriptUrl;
  const refusal = blockingRefusal(report, blocked, vendor);
  return (
    <div class="finding-actions">
      {refusal === null ? (
        <Offer name="Compare with and without" wanted={{ vendor, blocked }} model={model} actions={actions} />
      ) : (
        <p class="quiet">No comparison: {refusal}</p>
      )}
    </div>
  );
};

/** For a chat: how long each of its steps takes, over many loads. */
export const MeasureTimes = ({
  widget,
  report,
  model,
  actions,
}: Props & { widget: WidgetReport; report: Report }): JSX.Element | null =>
  mayLoadAgain(model.state, report) ? (
    <Offer
      name="Measure this chat’s times"
      wanted={{ vendor: widget.vendor, blocked: null }}
      model={model}
      actions={actions}
    />
  ) : null;

/** A comparison under way: how far it is, and how to end it. */
export const Comparing = ({
  progress,
  model,
  actions,
}: Props & { progress: ComparisonProgress }): JSX.Element => {
  const told = `${progress.done} of ${progress.total} page loads made`;
  return (
    <section class="view">
      <div class="recording">
        <span class="pulse" />
        <Heading>{progress.blocked === null ? 'Measuring times' : 'Comparing with and without'}</Heading>
        <button type="button" disabled={model.busy} onClick={actions.cancelComparison}>
          Cancel
        </button>
      </div>
      <progress max={progress.total} value={progress.done} aria-label={told} />
      <p>{told}.</p>
      <p class="quiet">
        The page is loaded again and again. Leave its tab alone and keep this window open: closing it cancels
        the comparison. At the end nothing stays blocked and the page is loaded once more.
      </p>
    </section>
  );
};

/** What came out of the comparison that was asked for in this window. */
export const ComparisonEnded = ({ report, model }: { report: Report; model: Model }): JSX.Element | null => {
  const last = report.comparisons.at(-1);
  return model.compared && last ? (
    <p class="notice" role="status">
      <strong>The comparison has ended.</strong> {last.summary}
    </p>
  ) : null;
};

/** The figures of all comparisons, for a spreadsheet. */
export const ExportFigures = ({ model, actions }: Props): JSX.Element => (
  <div class="actions">
    <button type="button" disabled={model.busy} onClick={actions.exportCsv}>
      Export figures (CSV)
    </button>
  </div>
);
