import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type Props = {
  /** What happened; null: nothing to say. */
  told: string | null;
  undoable: boolean;
  onUndo: () => void;
};

/** Whoever deletes by keyboard has lost the focus with the row: it goes to the button, and with that to what is said. */
const UndoButton = ({ onUndo }: Pick<Props, 'onUndo'>) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const own = button.current;
    if (document.activeElement === document.body) own?.focus();
    return () => {
      if (own && document.activeElement === own) own.closest<HTMLElement>('[role=status]')?.focus();
    };
  }, []);
  return (
    <button ref={button} type="button" class="small" onClick={onUndo}>
      Undo
    </button>
  );
};

/** Says what was deleted, for as long as it can be undone. */
export const UndoToast = ({ told, undoable, onUndo }: Props): JSX.Element => (
  <div class={undoable ? 'toast-place toast-stays' : 'toast-place'} role="status" tabIndex={-1}>
    {told !== null && (
      <p class="toast">
        <span>{told}</span>
        {undoable && <UndoButton key={told} onUndo={onUndo} />}
      </p>
    )}
  </div>
);
