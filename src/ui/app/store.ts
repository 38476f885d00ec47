import { useEffect, useState } from 'preact/hooks';

export type Store<T> = {
  get: () => T;
  /** Merges the given fields and tells everybody who listens. */
  set: (change: Partial<T>) => void;
  listen: (listener: () => void) => () => void;
};

export const createStore = <T extends object>(first: T): Store<T> => {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (change) => {
      value = { ...value, ...change };
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The store's value; draws again whenever it changes. */
export const useStore = <T extends object>(store: Store<T>): T => {
  const [value, setValue] = useState(store.get());
  useEffect(() => {
    setValue(store.get());
    return store.listen(() => setValue(store.get()));
  }, [store]);
  return value;
};
