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
    if (isAudited(details.tabId)) read(details.requestId, (bytes) => keep(details, bytes));
    return undefined;
  };
  const keep = (details: Parameters<typeof begun>[0], bytes: Uint8Array) => {
    const text = decoded(bytes, details.responseHeaders);
    if (text !== null) texts.add(details.tabId, details.url, text);
  };
  api.onHeadersReceived.addListener(begun, { urls: ['<all_urls>'], types: ['script'] }, [
    'blocking',
    'responseHeaders',
  ]);
  return () => api.onHeadersReceived.removeListener(begun);
}

/** Hands the whole answer on as it comes, and to `done` at its end; not an answer that is too long. */
function read(requestId: string, done: (bytes: Uint8Array) => void): void {
  const filter = browser.webRequest.filterResponseData(requestId);
  const chunks: Uint8Array[] = [];
  let length = 0;
  filter.ondata = ({ data }) => {
    filter.write(data);
    chunks.push(new Uint8Array(data));
    length += data.byteLength;
    if (length > bytesAtMost) filter.disconnect();
  };
  filter.onstop = () => {
    filter.close();
    const whole = new Uint8Array(length);
    chunks.reduce((at, chunk) => {
      whole.set(chunk, at);
      return at + chunk.length;
    }, 0);
    done(whole);
  };
}

/** Null for a charset that is not UTF-8: places would be others. */
function decoded(
  bytes: Uint8Array,
  headers: readonly { name: string; value?: string }[] = [],
): string | null {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) return null;
  return new TextDecoder('utf-8').decode(bytes);
}
