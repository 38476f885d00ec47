export type Saving = 'saved' | 'unsaved' | 'failed';
export type Saver<Value> = {
  /** It changed: saved when nothing more comes for a moment. */
  change(value: Value): void;
  /** Saves at once what is not saved yet. */
  flush(): Promise<void>;
  /** The same as the page goes away, when there is no time to wait for what is under way. */
  leave(): void;
};

const restMs = 400;

/** Saves a value as it changes, one after another, so that the last stays. One that could not be saved waits for the next flush. */
export function createSaver<Value>(
  save: (value: Value) => Promise<void>,
  tell: (saving: Saving) => void,
): Saver<Value> {
  let waiting: { value: Value } | null = null;
  let underway = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = async () => {
    if (!waiting) return;
    const taken = waiting;
    waiting = null;
    try {
      await save(taken.value);
      if (!waiting) tell('saved');
    } catch {
      waiting ??= taken;
      tell('failed');
    }
  };
  const flush = () => {
    clearTimeout(timer);
    underway = underway.then(write);
    return underway;
  };
  return {
    change: (value) => {
      waiting = { value };
      tell('unsaved');
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), restMs);
    },
    flush,
    leave: () => {
      if (waiting) save(waiting.value).catch(() => undefined);
    },
  };
}
