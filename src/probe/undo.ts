const undo: (() => void)[] = [];
/** Whether the probe has left: what still stands passes everything through. */
export let hasLeft = false;

export function addUndo(step: () => void): void {
  undo[undo.length] = step;
}

/** Puts every native back that is still ours; patches that others laid over stay and pass through. */
export function unwrapAll(): void {
  for (let i = undo.length - 1; i >= 0; i--) {
    try {
      (undo[i] as () => void)();
    } catch {
      // Fail open: a frozen prototype keeps the stand-in, which passes everything through.
    }
  }
  undo.length = 0;
  hasLeft = true;
}
