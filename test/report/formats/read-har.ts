import type { Observation } from '../../../src/model/observation.ts';
import { type HarInput, sessionHar } from '../../../src/report/formats/har.ts';

/** An entry as a stranger's reader sees it, as far as the tests look at it. */
export type Entry = {
  pageref?: string;
  startedDateTime: string;
  time: number;
  comment: string;
  request: { method: string; url: string };
  response: { status: number; redirectURL: string; _error?: string };
  timings: { blocked: number; send: number; wait: number; receive: number };
  _initiator?: { type: string; url?: string; stack?: { callFrames: object[]; parent?: object } };
  _resourceType: string;
  _worker?: true;
  _record: { document: string; seq: number };
};
export type Har = {
  log: {
    entries: Entry[];
    pages: { id: string; title: string; startedDateTime: string; comment?: string }[];
  };
};

const tool = { version: '0.1.0', build: 'test' };

export async function harText(observations: HarInput['observations']): Promise<string> {
  let text = '';
  for await (const piece of sessionHar({ observations, tool, browser: 'Chromium 156' })) text += piece;
  return text;
}

export const harOf = async (observations: readonly Observation[]): Promise<Har> =>
  JSON.parse(await harText(observations));
