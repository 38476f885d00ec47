import type { ObservationOf } from '../../model/observation.ts';

export type Seen = ObservationOf<'network'>;

/** One request as the network witness saw it, up to its end or to the redirect that ended this part of it. */
export type Course = {
  /** `asked`, unless the record begins later. */
  first: Seen;
  sentMs: number | null;
  /** Null: the record tells no end. */
  end: Seen | null;
  /** The address that a redirect led to, as far as it was seen to be asked for. */
  redirectedTo: string;
  /** The call of the page that asked for it; null where none is known. */
  call: ObservationOf<'request'> | null;
};

export type Courses = {
  /** The courses that are over with this record, in order of their beginning. */
  take(seen: Seen): Course[];
  /** Those that were not seen to end. */
  rest(): Course[];
};

/**
 * Puts the events of each request together. All that is kept are the requests that are not over: a redirect waits for what
 * is asked for next under the same number, which is where it led. `callOf` is asked once for each request.
 */
export function createCourses(callOf: (seen: Seen) => Course['call']): Courses {
  const open = new Map<string, Course>();

  const begin = (seen: Seen, before: Course | undefined): Course => {
    const call = before && isWhereItLed(before, seen) ? before.call : callOf(seen);
    return { first: seen, sentMs: null, end: null, redirectedTo: '', call };
  };

  return {
    take(seen) {
      const { event, requestId, url } = seen.fact;
      const known = open.get(requestId);
      const goesOn = known?.end === null && event !== 'asked' && isSameUrl(known.first, seen);
      const course = goesOn ? known : begin(seen, known);
      const over =
        !known || goesOn ? [] : [isWhereItLed(known, seen) ? { ...known, redirectedTo: url } : known];

      if (event === 'sent') course.sentMs = seen.atMs;
      if (event !== 'asked' && event !== 'sent') course.end = seen;
      if (!goesOn) open.delete(requestId);
      if (event !== 'completed' && event !== 'failed') {
        open.set(requestId, course);
        return over;
      }
      open.delete(requestId);
      return [...over, course];
    },
    rest: () => [...open.values()],
  };
}

/** Numbers count from the start again with every start of the browser, which has another background. */
const isWhereItLed = ({ end }: Course, seen: Seen): boolean => end?.document === seen.document;

/** For the same reason, and because events may be missing. */
function isSameUrl(a: Seen, b: Seen): boolean {
  return a.urlKey === b.urlKey && a.fact.url === b.fact.url;
}
