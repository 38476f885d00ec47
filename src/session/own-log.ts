import type { Fact } from '../model/observation.ts';
import type { Context } from './context.ts';
import { append } from './store.ts';

/** Where and when a fact of the background's own was seen; everything in it redacted already. */
export type OwnEntry = {
  audit: string;
  page: string;
  tab: number;
  frame: number;
  atMs: number;
  pageUrl: string;
  urlKey?: string;
  fact: Fact;
};

export type OwnLog = (context: Context, entry: OwnEntry) => void;

/** The background's own sequence: a new document id at every start, as its counter dies with the worker. */
export function createOwnLog(document = `background-${crypto.randomUUID()}`): OwnLog {
  let seq = 0;
  return (context, entry) => {
    seq += 1;
    append(context, { ...entry, document, seq });
  };
}
