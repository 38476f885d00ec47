import type { Fact, Observation, ObservationOf } from '../../model/observation.ts';
import type { Report } from '../../model/report.ts';
import { createCalls } from './har-calls.ts';
import { type Course, createCourses, type Seen } from './har-courses.ts';
import { entryOf } from './har-entry.ts';
import { createHarPages } from './har-pages.ts';
import { jsonOf } from './well-formed.ts';

/** The two witnesses' clocks may differ by this much: the page's call may be told after the request that it caused. */
const clockSlackMs = 250;
const comment =
  'Sanitised. Made from the recorded observations alone: addresses were redacted when they were recorded (‹id:…›, percent-encoded, stands for a value, the same for the same value in this audit), and headers, cookies, query values, bodies and sizes were never recorded. Entries stand in the order in which they were over, those without an end last.';

export type HarInput = {
  /** In order of time, as the record's chain has them: the same ones in the same order give the same text. */
  observations: AsyncIterable<Observation> | Iterable<Observation>;
  tool: Pick<Report['tool'], 'version' | 'build'>;
  /** Name and version, as the audit has it: `Chromium 156`. */
  browser: string;
};

/**
 * The audit's requests as a HAR 1.2 file (http://www.softwareishard.com/blog/har-12-spec/), in pieces of text: one entry for
 * each request and each redirect that the browser told of, one page for each page load. In memory are the requests that are not
 * over, the calls of one minute, and the pages; so the pages stand behind the entries.
 */
export async function* sessionHar({ observations, tool, browser }: HarInput): AsyncGenerator<string> {
  const calls = createCalls();
  const courses = createCourses(calls.callOf);
  const pages = createHarPages();
  const delayed: Seen[] = [];
  let separator = '';

  const written = (course: Course): string => {
    pages.refer(course.first);
    const text = separator + jsonOf(entryOf(course));
    separator = ',\n';
    return text;
  };

  yield headOf(tool, browser);
  for await (const observation of observations) {
    const ahead = delayed.findIndex(({ atMs }) => atMs + clockSlackMs > observation.atMs);
    for (const seen of delayed.splice(0, ahead < 0 ? delayed.length : ahead))
      for (const course of courses.take(seen)) yield written(course);
    if (isOf(observation, 'page')) pages.add(observation);
    else if (isOf(observation, 'request')) calls.add(observation);
    else if (isOf(observation, 'network')) delayed.push(observation);
  }
  for (const seen of delayed) for (const course of courses.take(seen)) yield written(course);
  for (const course of courses.rest()) yield written(course);
  yield `\n],"pages":${jsonOf(pages.all())}}}\n`;
}

function headOf({ version, build }: HarInput['tool'], browser: string): string {
  const [, name = browser, number = ''] = /^(.*) (\S+)$/s.exec(browser) ?? [];
  const head = {
    version: '1.2',
    creator: { name: 'Widget Witness', version, comment: `build ${build}` },
    browser: { name, version: number },
    comment,
  };
  return `{"log":${jsonOf(head).slice(0, -1)},"entries":[\n`;
}

const isOf = <K extends Fact['kind']>(observation: Observation, kind: K): observation is ObservationOf<K> =>
  observation.fact.kind === kind;
