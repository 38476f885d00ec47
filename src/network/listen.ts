import { browser } from '../platform/browser.ts';
import { engine } from '../platform/engine.ts';
import { type DetailsWithHeaders, type RequestDetails, type Witnessed, withoutHeaders } from './request.ts';

const rememberedAtMost = 500;

/** Attaches the witness to webRequest, with and without permission for hosts; returns how to detach it. */
export function listenToRequests(witness: (seen: Witnessed) => Promise<void>): () => void {
  const api = browser.webRequest;
  const filter = { urls: ['<all_urls>'] };
  const asked = (details: object) => tell('asked', details);
  const sent = (details: object) => tell('sent', details);
  const redirected = (details: object) => tell('redirected', details);
  const completed = (details: object) => tell('completed', details);
  const failed = (details: object) => tell('failed', withStatus(details as RequestDetails));

  /** What error answers began with, by request. */
  const answered = new Map<string, number>();
  const begun = ({ requestId, statusCode = 0 }: RequestDetails) => {
    if (statusCode < 400) return;
    answered.set(requestId, statusCode);
    const [oldest] = answered.keys();
    if (answered.size > rememberedAtMost && oldest !== undefined) answered.delete(oldest);
  };
  const withStatus = (details: RequestDetails): RequestDetails => {
    const statusCode = answered.get(details.requestId);
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
  // Firefox breaks a script off whose server answered an error, and its report of that tells no status.
  if (engine === 'firefox') api.onHeadersReceived.addListener(begun, filter);
  return () => {
    api.onBeforeRequest.removeListener(asked);
    api.onSendHeaders.removeListener(sent);
    api.onBeforeRedirect.removeListener(redirected);
    api.onCompleted.removeListener(completed);
    api.onErrorOccurred.removeListener(failed);
    api.onHeadersReceived.removeListener(begun);
  };
}

/**
 * Firefox alone calls an answer complete that it keeps from the page (CORS), and needs the headers to tell. Chromium calls
 * it failed; it would show `Sec-Fetch-Mode` with `extraHeaders` only, which slows every request.
 */
function headersIfNeeded<Kind extends string>(kind: Kind): Kind[] | undefined {
  return engine === 'firefox' ? [kind] : undefined;
}
