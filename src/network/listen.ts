import { browser } from '../platform/browser.ts';
import { engine } from '../platform/engine.ts';
import type { ErrorAnswers } from './error-answers.ts';
import { type DetailsWithHeaders, type RequestDetails, type Witnessed, withoutHeaders } from './request.ts';

/** Attaches the witness to webRequest, with and without permission for hosts; returns how to detach it. */
export function listenToRequests(
  witness: (seen: Witnessed) => Promise<void>,
  statusOf: ErrorAnswers['statusOf'],
): () => void {
  const api = browser.webRequest;
  const filter = { urls: ['<all_urls>'] };
  const asked = (details: object) => tell('asked', details);
  const sent = (details: object) => tell('sent', details);
  const redirected = (details: object) => tell('redirected', details);
  const completed = (details: object) => tell('completed', details);
  const failed = (details: object) => tell('failed', withStatus(details as RequestDetails));

  const withStatus = (details: RequestDetails): RequestDetails => {
    const statusCode = statusOf(details.requestId);
    return statusCode === undefined ? details : { ...details, statusCode };
  };

  // A fact that could not be stored is reported by the journal; webRequest has no use for the rejection.
  function tell(event: Witnessed['event'], details: object): void {
    witness({ event, details: withoutHeaders(details as DetailsWithHeaders) }).catch(() => undefined);
  }

  api.onBeforeRequest.addListener(asked, filter);
  api.onSendHeaders.addListener(sent, filter, headersIfNeeded('requestHeaders'));
  api.onBeforeRedirect.addListener(redirected, filter);
  api.onCompleted.addListener(completed, filter, headersIfNeeded('responseHeaders'));
  api.onErrorOccurred.addListener(failed, filter);
  return () => {
    api.onBeforeRequest.removeListener(asked);
    api.onSendHeaders.removeListener(sent);
    api.onBeforeRedirect.removeListener(redirected);
    api.onCompleted.removeListener(completed);
    api.onErrorOccurred.removeListener(failed);
  };
}

/**
 * Firefox alone calls an answer complete that it keeps from the page (CORS), and needs the headers to tell. Chromium calls
 * it failed; it would show `Sec-Fetch-Mode` with `extraHeaders` only, which slows every request.
 */
function headersIfNeeded<Kind extends string>(kind: Kind): Kind[] | undefined {
  return engine === 'firefox' ? [kind] : undefined;
}
