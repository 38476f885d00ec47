import type { JSX } from 'preact';
import type { UiState } from '../../../model/ui-message.ts';
import { FirstLook } from '../../components/lists.tsx';
import type { Actions } from '../actions.ts';
import { hostOf, type Model } from '../model.ts';
import { Heading } from './heading.tsx';

type Props = { model: Model; state: UiState; actions: Actions };

const SeenNow = ({ model, state }: { model: Model; state: UiState }) => {
  const looks = state.report?.audit.firstLook ?? [];
  if (looks.length > 0) return <FirstLook firstLook={looks} widgets={state.report?.widgets ?? []} />;
  return (
    <p class="quiet" role="status">
      {model.looking ? 'Looking for chat widgets…' : nothingSeen(state.url)}
    </p>
  );
};

/** An empty address means that the browser lets us see nothing of the page yet. */
const nothingSeen = (url: string): string =>
  url === ''
    ? 'This page has not been looked at: the browser keeps it back until Widget Witness is opened from its toolbar button, or permission is given.'
    : 'No chat widget of the catalogue can be seen on this page at this moment.';

const ScopeChoice = ({ model, state, actions }: Props) => {
  const known = URL.canParse(state.url);
  const all = model.scope === 'all' || !known;
  return (
    <fieldset class="choice">
      <legend>Which requests may be seen?</legend>
      <label>
        <input type="radio" name="scope" checked={all} onChange={() => actions.choose('all')} />
        <span class="choice-name">All sites</span>
        <span class="quiet">
          Needed to see requests to chat vendors. Only this tab and the windows it opens are recorded.
        </span>
      </label>
      <label>
        <input
          type="radio"
          name="scope"
          checked={!all}
          disabled={!known}
          onChange={() => actions.choose('site')}
        />
        <span class="choice-name">This site only</span>
        <span class="quiet">
          {known
            ? `Requests from ${hostOf(state.url)} to other hosts stay unseen: whatever depends on them will be inconclusive.`
            : 'To choose this, open Widget Witness from its toolbar button: the browser keeps the address of this page back until then.'}
        </span>
      </label>
    </fieldset>
  );
};

/** Before an audit: what can be seen now, and the choice of what may be seen from here on. */
export const Idle = ({ model, state, actions }: Props): JSX.Element => (
  <section class="view">
    <div class="lead">
      <Heading>What can be seen now</Heading>
      <SeenNow model={model} state={state} />
    </div>
    <ScopeChoice model={model} state={state} actions={actions} />
    <div class="actions">
      <button type="button" class="primary wide" disabled={model.busy} onClick={actions.requestPermission}>
        Audit this site
      </button>
    </div>
    <p class="quiet">
      The browser asks you for permission. Nothing leaves this machine unless you export it.
    </p>
  </section>
);

export const Refused = ({ model, state, actions }: Props): JSX.Element => (
  <section class="view">
    <div class="lead" role="alert">
      <Heading>Permission was not given</Heading>
      <p>
        Without it no script can be watched and no request be seen: which script acted, and whether the
        vendor’s requests left the browser, would be <strong>inconclusive (no permission)</strong>.
      </p>
    </div>
    <ScopeChoice model={model} state={state} actions={actions} />
    <div class="actions">
      <button type="button" class="primary wide" disabled={model.busy} onClick={actions.requestPermission}>
        Try again
      </button>
    </div>
  </section>
);

/** Permission is held: how recording begins. A page that answered a form is never loaded again. */
export const Ready = ({ model, state, actions }: Props): JSX.Element => (
  <section class="view">
    <div class="lead">
      <Heading>Ready to record</Heading>
      {state.fromPost ? (
        <p>
          This page is the answer to a form. Loading it again would send the form again, so that is not
          offered. Recording can begin with the next page.
        </p>
      ) : (
        <p>
          To see who does what, recording must begin before the page’s first script. A reload loses what was
          typed into the page.
        </p>
      )}
    </div>
    <div class="actions">
      {!state.fromPost && (
        <button
          type="button"
          class="primary wide"
          disabled={model.busy}
          onClick={() => actions.start('reload')}
        >
          Reload and record
        </button>
      )}
      <button
        type="button"
        class={state.fromPost ? 'primary wide' : 'wide'}
        disabled={model.busy}
        onClick={() => actions.start('next')}
      >
        Record from the next page
      </button>
    </div>
  </section>
);
