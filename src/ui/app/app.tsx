import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { hasSidePanel, sidePanelName } from '../../platform/side-panel.ts';
import { Logo } from '../components/logo.tsx';
import { type Actions, actionsFor } from './actions.ts';
import { EarlierAudits } from './history/earlier-audits.tsx';
import { OpenedAudit } from './history/opened-audit.tsx';
import { emptyModel, hostOf, type Model, type Surface, viewName } from './model.ts';
import { openSession } from './session.ts';
import { createStore, useStore } from './store.ts';
import { VendorsSection } from './vendors-section.tsx';
import { Comparing } from './views/compare.tsx';
import { Failed, Loading, Unsupported } from './views/plain.tsx';
import { Recording, Stopped, Waiting } from './views/record.tsx';
import { Idle, Ready, Refused } from './views/setup.tsx';

const View = ({ model, actions }: { model: Model; actions: Actions }): JSX.Element => {
  const { state } = model;
  const name = viewName(model);
  if (state === null)
    return model.fault ? <Failed fault={model.fault} onRetry={actions.retry} /> : <Loading />;
  if (model.opened)
    return <OpenedAudit audit={model.opened} back="This page" onBack={actions.closeEarlier} />;
  if (name === 'unsupported') return <Unsupported />;
  if (name === 'refused') return <Refused model={model} state={state} actions={actions} />;
  if (name === 'ready') return <Ready model={model} state={state} actions={actions} />;
  if (state.comparing) return <Comparing progress={state.comparing} model={model} actions={actions} />;
  if (name === 'waiting') return <Waiting model={model} actions={actions} />;
  if (name === 'recording' && state.report)
    return <Recording model={model} actions={actions} report={state.report} />;
  if (name === 'stopped') return <Stopped model={model} state={state} actions={actions} />;
  return <Idle model={model} state={state} actions={actions} />;
};

const Bar = ({ surface, model, actions }: { surface: Surface; model: Model; actions: Actions }) => (
  <header class="bar">
    <Logo />
    <div class="bar-text">
      <h1>Widget Witness</h1>
      {model.state?.url && <p class="bar-host">{hostOf(model.state.url)}</p>}
    </div>
    {surface === 'popup' && model.tabId !== null && hasSidePanel() && (
      <button type="button" class="small" onClick={actions.openPanel}>
        Open in {sidePanelName}
      </button>
    )}
  </header>
);

/** While something goes on in the tab, nothing else is offered. */
const Earlier = ({ model, actions }: { model: Model; actions: Actions }) => {
  const { state, opened } = model;
  const name = viewName(model);
  if (!state?.url || opened || (name !== 'idle' && name !== 'stopped')) return null;
  const shownId = name === 'stopped' ? (state.audit?.id ?? null) : null;
  return <EarlierAudits url={state.url} shownId={shownId} onOpen={actions.openEarlier} />;
};

/** A fault that came up while there is something to show: said above it, and nothing is lost. */
const Fault = ({ model }: { model: Model }) => {
  const told = model.state && (model.fault ?? model.state.error);
  return (
    <>
      {model.state?.storageFull && <StorageFull />}
      {told && (
        <p class="notice" role="alert">
          {told}
        </p>
      )}
    </>
  );
};

const StorageFull = () => (
  <p class="notice" role="alert">
    <strong>The browser can store no more; the disk may be full.</strong> What was recorded until now is kept.
    Recording goes on as soon as there is room, and the record says what is missing:{' '}
    <a href="history.html" target="_blank" rel="noreferrer">
      delete earlier audits
    </a>{' '}
    or free disk space.
  </p>
);

/** The popup, the side panel and the page in a tab of its own: one application. */
export const App = ({ surface }: { surface: Surface }): JSX.Element => {
  const store = useMemo(() => createStore(emptyModel), []);
  const actions = useMemo(() => actionsFor(store), [store]);
  const model = useStore(store);
  useEffect(() => openSession(store, surface), [store, surface]);
  return (
    <div class="app">
      <Bar surface={surface} model={model} actions={actions} />
      <main>
        <Fault model={model} />
        <View model={model} actions={actions} />
        <Earlier model={model} actions={actions} />
      </main>
      <footer>
        <VendorsSection popup={surface === 'popup'} />
        <p class="foot-line">
          <a href="history.html" target="_blank" rel="noreferrer">
            All audits
          </a>
          <a href="verify.html" target="_blank" rel="noreferrer">
            Verify a report
          </a>
        </p>
      </footer>
    </div>
  );
};
