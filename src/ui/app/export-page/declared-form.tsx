import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { Declared } from '../../../model/declared.ts';
import { declaredFields, declaredOf, longestOf, type Typed, typedOf } from './declared-fields.ts';
import { createSaver, type Saving } from './saver.ts';

const savingWords: Record<Saving, string> = {
  saved: 'Kept with the audit.',
  unsaved: 'Being kept…',
  failed: 'Not kept: the background of the extension did not answer.',
};

type Props = {
  /** What is kept now; read once. */
  declared: Declared;
  save(declared: Declared): Promise<void>;
  /** It is being changed, or what was changed is kept. */
  onSaving(saving: Saving): void;
};

/** What only a person can know. Kept as it is typed, also when the page is closed in the middle of a word. */
export const DeclaredForm = ({ declared, save, onSaving }: Props): JSX.Element => {
  const id = useId();
  const [typed, setTyped] = useState<Typed>(() => typedOf(declared));
  const [saving, setSaving] = useState<Saving | null>(null);
  const saver = useMemo(
    () =>
      createSaver(save, (now) => {
        setSaving(now);
        onSaving(now);
      }),
    [save, onSaving],
  );
  const { faults } = declaredOf(typed);

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') void saver.flush();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', saver.leave);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', saver.leave);
    };
  }, [saver]);

  return (
    <section class="view">
      <div class="lead">
        <h2>Declared by you</h2>
        <p class="quiet">
          What only a person can know. The report shows it apart from what was observed, and labels it as
          declared. Every field may stay empty.
        </p>
      </div>
      <form class="declared" onSubmit={(event) => event.preventDefault()}>
        {declaredFields.map(({ name, label }) => (
          <div key={name} class={`field declared-${name}`}>
            <label for={`${id}-${name}`}>{label}</label>
            <input
              id={`${id}-${name}`}
              name={name}
              type="text"
              inputMode={/Hours|Amount/.test(name) ? 'decimal' : 'text'}
              autocomplete="off"
              maxLength={longestOf(name)}
              value={typed[name]}
              aria-invalid={faults[name] !== undefined}
              aria-describedby={faults[name] === undefined ? undefined : `${id}-${name}-fault`}
              onInput={({ currentTarget: { value } }) => {
                const next = { ...typed, [name]: value };
                setTyped(next);
                saver.change(declaredOf(next).declared);
              }}
              onChange={() => void saver.flush()}
            />
            {faults[name] !== undefined && (
              <p id={`${id}-${name}-fault`} class="quiet">
                {faults[name]}
              </p>
            )}
          </div>
        ))}
      </form>
      <p class="quiet" role="status">
        {saving && savingWords[saving]}
      </p>
      {saving === 'failed' && (
        <p>
          <button type="button" onClick={() => void saver.flush()}>
            Keep it now
          </button>
        </p>
      )}
    </section>
  );
};
