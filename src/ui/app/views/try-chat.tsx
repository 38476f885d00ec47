import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WidgetReport } from '../../../model/report.ts';
import { clock } from '../../words.ts';
import type { Actions } from '../actions.ts';
import type { Model } from '../model.ts';

/** A trial that comes to its end changes nothing in the record: its end is asked for. */
const askEveryMs = 5000;

type Props = { widget: WidgetReport; model: Model; actions: Actions };

const startedAt = ({ pageLoads }: WidgetReport): string | null => {
  const rungs = pageLoads.at(-1)?.ladder ?? [];
  return rungs.find(({ step }) => step === 'session-starts')?.at ?? null;
};

/** Takes the focus when the button that led here is gone and the focus with it. */
const useLostFocus = <T extends HTMLElement>() => {
  const taker = useRef<T>(null);
  useEffect(() => {
    if (document.activeElement === document.body) taker.current?.focus();
  }, []);
  return taker;
};

const Watching = ({ widget, actions }: Omit<Props, 'model'>): JSX.Element => {
  useEffect(() => {
    const timer = setInterval(actions.refresh, askEveryMs);
    return () => clearInterval(timer);
  }, [actions]);
  const started = startedAt(widget);
  const told = useLostFocus<HTMLParagraphElement>();
  return (
    <p class="notice" role="status" ref={told} tabIndex={-1}>
      {started ? (
        <>A chat session was seen to start at {clock(started)}.</>
      ) : (
        <>
          <strong>Click the {widget.name} chat button in the page now.</strong> What it starts is watched for
          one minute. This window may close meanwhile: open it again to read the result.
        </>
      )}
    </p>
  );
};

const Asking = ({
  widget,
  model,
  begin,
  cancel,
}: Omit<Props, 'actions'> & Record<'begin' | 'cancel', () => void>) => {
  const told = useLostFocus<HTMLElement>();
  return (
    <section class="notice try-chat" aria-label={`Try the ${widget.name} chat`} ref={told} tabIndex={-1}>
      <p>
        <strong>This may reach live agents.</strong> You click the {widget.name} chat button in the page
        yourself; whether a chat session starts is watched. Close the chat again without writing.
      </p>
      <div class="actions">
        <button type="button" class="primary" disabled={model.busy} onClick={begin}>
          I understand: watch my click
        </button>
        <button type="button" onClick={cancel}>
          Cancel
        </button>
      </div>
    </section>
  );
};

/**
 * "Try the chat": says first that the click may reach people, then waits for the person's own click in the page.
 * No script can make one that a page has to trust.
 */
export const TryChat = ({ widget, model, actions }: Props): JSX.Element => {
  const [isAsking, setAsking] = useState(false);
  if (model.state?.trying === widget.vendor) return <Watching widget={widget} actions={actions} />;
  if (isAsking) {
    const begin = () => {
      setAsking(false);
      actions.tryChat(widget.vendor);
    };
    return <Asking widget={widget} model={model} begin={begin} cancel={() => setAsking(false)} />;
  }
  return (
    <button type="button" class="small" disabled={model.busy} onClick={() => setAsking(true)}>
      Try the chat<span class="unseen">: {widget.name}</span>
    </button>
  );
};
