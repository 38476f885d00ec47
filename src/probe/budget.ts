import { tellProbe } from './channel.ts';

/** Lets the first `atMost` through and tells once that more went unrecorded; gives what a gate does. */
export function budget(what: string, atMost: number): () => true | undefined {
  let spent = 0;
  return () => {
    spent++;
    if (spent === atMost + 1) tellProbe('overflow', what, atMost);
    return spent <= atMost || undefined;
  };
}
