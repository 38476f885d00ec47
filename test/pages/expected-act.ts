import { readFileSync } from 'node:fs';

export interface ExpectedAct {
  detector: string;
  scriptUrl: string;
  /** 1-based, as engines print it. */
  line: number;
  /** Detectors that rightly find the same act, each in its own sense. */
  besides: string[];
  /** How often it is done. */
  count: number;
}

/**
 * The act that a detector's failing page shows: `script`, beside the page and served by Overtalk's host, marks
 * its line with an `act:ID` comment. Throws when there is not exactly one such line.
 */
export function expectedAct(detector: string, script: string, besides: string[] = []): ExpectedAct {
  const lines = readFileSync(new URL(`${detector}/${script}`, import.meta.url), 'utf8').split('\n');
  const marked = lines.flatMap((line, index) => (line.includes(`/* act:${detector} */`) ? [index + 1] : []));
  const [line] = marked;
  if (line === undefined || marked.length > 1)
    throw new Error(`${detector}/${script} must mark one line with /* act:${detector} */`);
  return {
    detector,
    scriptUrl: `https://cdn.overtalk.example/${detector}/${script}`,
    line,
    besides,
    count: 1,
  };
}
