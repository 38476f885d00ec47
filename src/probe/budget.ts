import { emit } from './channel.ts';

/** Lets the first `atMost` through and tells once that more went unrecorded. */
export function budget(what: string, atMost: number): () => boolean {
  let spent = 0;
  return () => {
    spent++;
    if (spent === atMost + 1) emit({ kind: 'probe', event: 'overflow', detail: what, count: atMost });
    return spent <= atMost;
  };
}
