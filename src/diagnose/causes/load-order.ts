import { readable } from '../../attribution/address.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { CauseState } from '../../model/report.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { pagesWithoutChat, recordedPages } from '../pages-without-chat.ts';

type Uncaught = ObservationOf<'error'>;

/**
 * Code ran in the wrong order, or the vendor's own script failed. Established where, on a page load on which the chat
 * was never drawn, somebody called the vendor's global (`ReferenceError`) before the vendor's script, which loaded
 * later, had defined it; or an error that nobody caught came from the vendor's own script. An error in any other script
 * says nothing of the vendor. Excluded where neither was heard (the end of a promise of a script without CORS never is). Not tested where the page world was not listened to, or
 * the browser kept to itself which script an error came from.
 */
export const cause: Cause = {
  id: 'load-order',
  title: 'Load order or script error',
  scope: 'pages',
  examine(input) {
    const pages = recordedPages(input);
    const heard = new Set(
      input.log.of('probe').flatMap(({ page, document }) => (document === page ? [page] : [])),
    );
    if (pages.size === 0 || [...pages].some((page) => !heard.has(page)))
      return { state: 'not-tested', reason: 'errors of the page were not recorded' };

    const without = pagesWithoutChat(input);
    const errors = input.log
      .of('error')
      .filter(({ page, document }) => document === page && without.has(page));
    for (const error of errors) {
      const found = calledTooEarly(error, input) ?? vendorsOwn(error, input);
      if (found) return found;
    }
    if (errors.some(({ fact }) => fact.name === 'muted' && fact.url === ''))
      return { state: 'not-tested', reason: 'the browser did not tell which script an error came from' };
    return { state: 'excluded', reason: "no error in the vendor's script or in a call of it was heard" };
  },
};

type Found = Omit<CauseState, 'id'> | null;

function calledTooEarly(error: Uncaught, { log, affected, isAffectedUrl }: CauseInput): Found {
  const { name, missing, url, line } = error.fact;
  if (name !== 'ReferenceError' || missing === undefined) return null;
  if (!affected.globals.some(({ value }) => value.split('.')[0] === missing)) return null;
  const wasThere = log
    .inDocument(error.document, 'global')
    .some(({ seq, fact }) => fact.name === missing && seq < error.seq);
  const loaded = log
    .inDocument(error.document, 'script')
    .filter(({ fact }) => fact.event === 'loaded' && isAffectedUrl(fact.url));
  const later = loaded.find(({ seq }) => seq > error.seq);
  if (wasThere || !later || loaded[0] !== later) return null;

  const place = `line ${line} of ${readable(url)}`;
  const src = later.fact.url;
  // What redaction took out of an address cannot be pasted.
  const isWhole = !/[?‹]/.test(src);
  return {
    state: 'established',
    reason: `${place} called ${missing} before ${readable(src)} had defined it`,
    advice: {
      sentence: `Put the ${affected.name} tag, without async or defer, before ${place}, which calls it.`,
      ...(isWhole ? { paste: `<script src="${src}"></script>` } : {}),
    },
  };
}

function vendorsOwn({ fact }: Uncaught, { log, affected, isAffectedUrl }: CauseInput): Found {
  if (!isAffectedUrl(fact.url)) return null;
  // A promise also ends in what the network or the visitor did: only a name that was not there is a fault of the code.
  if (fact.rejected && fact.missing === undefined) return null;
  // A script that may not store fails with this one: storage-unavailable explains it.
  if (fact.name === 'SecurityError' && log.of('storage').some((told) => told.fact.state === 'refused'))
    return null;
  const what = fact.name === 'muted' ? 'an error' : fact.name;
  const place = fact.line > 0 ? `${fact.url}:${fact.line}:${fact.column}` : fact.url;
  return {
    state: 'established',
    reason: `${what} that nobody caught in ${readable(fact.url)}${fact.line > 0 ? `, line ${fact.line}` : ''}`,
    advice: {
      sentence: `Send ${affected.name} this error of their own script; the chat comes back when it is mended.`,
      paste: `${what} at ${place}`,
    },
  };
}
