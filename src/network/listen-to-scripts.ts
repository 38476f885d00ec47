import { browser } from '../platform/browser.ts';
import type { ErrorAnswers } from './error-answers.ts';
import type { ScriptTexts } from './script-texts.ts';

const bytesAtMost = 4_000_000;

/**
 * Reads the scripts of audited tabs as they stream by, unchanged. Firefox alone lets an extension do so
 * (`webRequest.filterResponseData`), and there alone it is needed: V8's stacks tell true files.
 */
export function listenToScripts(
  texts: ScriptTexts,
  isAudited: (tab: number) => boolean,
  noteAnswer: ErrorAnswers['note'],
): () => void {
  const api = browser.webRequest;
  const begun = (details: {
    requestId: string;
    tabId: number;
    url: string;
    statusCode: number;
    responseHeaders?: { name: string; value?: string }[] | undefined;
  }) => {
    noteAnswer(details);
    if (isAudited(details.tabId) && isUtf8(details.responseHeaders))
      read(details.requestId, (bytes) => texts.add(details.tabId, details.url, bytes));
    return undefined;
  };
  api.onHeadersReceived.addListener(begun, { urls: ['<all_urls>'], types: ['script'] }, [
    'blocking',
    'responseHeaders',
  ]);
  return () => api.onHeadersReceived.removeListener(begun);
}

/** Hands the whole answer on as it comes, and to `done` at its end; not an answer that is too long. */
function read(requestId: string, done: (bytes: Uint8Array[]) => void): void {
  const filter = browser.webRequest.filterResponseData(requestId);
  const pieces: Uint8Array[] = [];
  let length = 0;
  filter.ondata = ({ data }) => {
    filter.write(data);
    pieces.push(new Uint8Array(data));
    length += data.byteLength;
    if (length > bytesAtMost) filter.disconnect();
  };
  filter.onstop = () => {
    filter.close();
    done(pieces);
  };
}

/** In another charset places would be others. */
function isUtf8(headers: readonly { name: string; value?: string }[] = []): boolean {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  return /^utf-?8$/i.test(charset);
}
