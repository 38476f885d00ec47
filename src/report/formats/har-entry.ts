import { isoTime } from '../../detect/sentence.ts';
import type { Course } from './har-courses.ts';
import { initiatorOf } from './har-initiator.ts';
import { uriOf } from './uri.ts';

/** The names that readers of HAR know for what webRequest calls otherwise. */
const resourceTypes: Readonly<Record<string, string>> = {
  main_frame: 'document',
  sub_frame: 'document',
  xmlhttprequest: 'xhr',
  imageset: 'image',
  beacon: 'ping',
};
const longestMs = 1e12;
const notRecorded =
  'Not recorded: headers, cookies, query values, bodies, sizes, and how the time from sent to over is made up (wait holds all of it).';

/**
 * One entry of a HAR's log. HAR requires fields that are not recorded: they are empty, -1 or `unknown`, as `comment` says.
 * Times in ms. Fields of our own: `_initiator`, `_resourceType`, `_worker` (a service worker asked for it, the page is that of
 * its origin), `_record` (where the record holds it), and of the response `_error`, the browser's own code.
 */
export function entryOf(course: Course) {
  const { first, end } = course;
  const { fact, page, document, seq } = first;
  const timings = timingsOf(course);
  const initiator = initiatorOf(course);
  return {
    ...(page === '' ? {} : { pageref: page }),
    startedDateTime: isoTime(first.atMs),
    time: rounded(Math.max(0, timings.blocked) + timings.wait),
    request: {
      method: fact.method,
      url: uriOf(fact.url),
      ...nothingElse(),
      queryString: [],
    },
    response: {
      status: end?.fact.status ?? 0,
      statusText: '',
      ...nothingElse(),
      content: { size: -1, mimeType: 'x-unknown' },
      redirectURL: course.redirectedTo === '' ? '' : uriOf(course.redirectedTo),
      ...(end?.fact.error === undefined ? {} : { _error: end.fact.error }),
    },
    cache: {},
    timings,
    comment: [...oddities(course), notRecorded].join(' '),
    ...(initiator ? { _initiator: initiator } : {}),
    _resourceType: resourceTypes[fact.type] ?? fact.type,
    ...(fact.worker ? { _worker: true } : {}),
    _record: { document: document, seq },
  };
}

const nothingElse = () => ({
  httpVersion: 'unknown',
  cookies: [],
  headers: [],
  headersSize: -1,
  bodySize: -1,
});

/** HAR wants numbers that are not negative for send, wait and receive. */
function timingsOf({ first, sentMs, end }: Course) {
  const blocked = sentMs === null ? -1 : elapsed(first.atMs, sentMs);
  const wait = end ? elapsed(sentMs ?? first.atMs, end.atMs) : 0;
  return { blocked, dns: -1, connect: -1, ssl: -1, send: 0, wait, receive: 0 };
}

const elapsed = (fromMs: number, toMs: number): number =>
  rounded(Math.min(Math.max(toMs - fromMs, 0), longestMs));

const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;

function oddities({ first, sentMs, end }: Course): string[] {
  const outcome = end?.fact.event;
  return [
    ...(first.fact.event === 'asked' ? [] : ['The record does not hold the beginning of this request.']),
    ...(sentMs === null && outcome !== undefined ? ['It was not seen to be sent.'] : []),
    ...(outcome === undefined ? ['The record holds no end of this request.'] : []),
    ...(outcome === 'failed' ? ['The browser reported that it failed.'] : []),
    ...(first.fact.worker ? ['A service worker asked for it; joined to the page by origin.'] : []),
  ];
}
