import { browser } from '../platform/browser.ts';
import { type DetailsWithHeaders, type Witnessed, withoutHeaders } from './request.ts';

/** Attaches the witness to webRequest, with and without permission for hosts; returns how to detach it. */
export function listenToRequests(witness: (seen: Witnessed) => Promise<void>): () => void {
  const api = browser.webRequest;
  const filter = { urls: ['<all_urls>'] };
  const asked = (details: object) => tell('asked', details);
  const sent = (details: object) => tell('sent', details);
  const redirected = (details: object) => tell('redirected', details);
  const completed = (details: object) => tell('completed', details);
  const failed = (details: object) => tell('failed', details);

  // A fact that could not be stored is reported by the journal; webRequest has no use for the rejection.
  function tell(event: Witnessed['event'], details: object): void {
    witness({ event, details: withoutHeaders(details as DetailsWithHeaders) }).catch(() => undefined);
  }

  api.onBeforeRequest.addListener(asked, filter);
  // The headers that are asked for are read only: neither engine needs more for Sec-Fetch-Mode (measured).
  api.onSendHeaders.addListener(sent, filter, ['requestHeaders']);
  api.onBeforeRedirect.addListener(redirected, filter);
  api.onCompleted.addListener(completed, filter, ['responseHeaders']);
  api.onErrorOccurred.addListener(failed, filter);
  return () => {
    api.onBeforeRequest.removeListener(asked);
    api.onSendHeaders.removeListener(sent);
    api.onBeforeRedirect.removeListener(redirected);
    api.onCompleted.removeListener(completed);
    api.onErrorOccurred.removeListener(failed);
  };
}
