import type { FactOf } from '../model/observation.ts';
import { redactText, redactUrl, urlKey } from '../session/redact.ts';

/** What webRequest tells of a request, as far as it is used; Chromium and Firefox each leave out some. */
export type RequestDetails = {
  requestId: string;
  url: string;
  method: string;
  type: string;
  tabId: number;
  frameId: number;
  timeStamp: number;
  documentId?: string;
  parentDocumentId?: string;
  documentLifecycle?: string;
  initiator?: string;
  originUrl?: string;
  documentUrl?: string;
  statusCode?: number;
  error?: string;
  mode?: string;
  allowsOrigin?: boolean;
  fromCache?: boolean;
  clockMs?: number;
};
type Header = { name: string; value?: string };
export type DetailsWithHeaders = RequestDetails & { requestHeaders?: Header[]; responseHeaders?: Header[] };
export type RequestEvent = FactOf<'network'>['event'];
export type Witnessed = { event: RequestEvent; details: RequestDetails };

/** The fact that is stored of a request's event, redacted under the audit's key. */
export function networkFactOf({ event, details }: Witnessed, key: string): FactOf<'network'> {
  const initiator = details.originUrl ?? details.initiator;
  return {
    kind: 'network',
    event,
    requestId: details.requestId.slice(0, 64),
    url: redactUrl(details.url, key),
    method: details.method.slice(0, 16),
    type: details.type.slice(0, 32),
    ...(details.statusCode === undefined ? {} : { status: Math.max(0, Math.trunc(details.statusCode)) }),
    ...(details.error === undefined ? {} : { error: errorName(details.error, key) }),
    ...(initiator === undefined ? {} : { initiator: redactUrl(initiator, key) }),
    worker: isWorkers(details),
    ...(details.mode === undefined ? {} : { mode: details.mode }),
    ...(details.allowsOrigin === undefined ? {} : { allowsOrigin: details.allowsOrigin }),
    ...(details.clockMs === undefined ? {} : { clockMs: details.clockMs }),
  };
}

/** Headers hold cookies and tokens: the few things that are wanted of them are taken out, and they go no further. */
export function withoutHeaders(details: DetailsWithHeaders): RequestDetails {
  const { requestHeaders, responseHeaders, ...rest } = details;
  return {
    ...rest,
    ...modeIn(requestHeaders),
    ...permissionToRead(responseHeaders, details),
    ...clockIn(responseHeaders, details),
  };
}

/** `cors`, `no-cors`, `navigate` …: what the browser does with an answer that another origin does not share. */
function modeIn(headers: readonly Header[] | undefined): { mode?: string } {
  const mode = headerIn(headers, 'sec-fetch-mode');
  return mode !== undefined && /^[a-z-]{1,16}$/.test(mode) ? { mode } : {};
}

/** Whether the answer names the asking origin, or all, as allowed to read it; same-origin ones need not. */
function permissionToRead(
  headers: readonly Header[] | undefined,
  { documentUrl, originUrl, initiator, url }: RequestDetails,
): { allowsOrigin?: boolean } {
  const source = documentUrl ?? originUrl ?? initiator;
  if (headers === undefined || source === undefined) return {};
  const asking = originOf(source);
  if (asking === originOf(url)) return {};
  const allowed = headerIn(headers, 'access-control-allow-origin')?.trim();
  return { allowsOrigin: allowed === '*' || allowed === asking };
}

const farthestClockMs = 10 * 365 * 86_400_000;

/** The server's clock against ours; what a cache on the way has kept for a while says so (`Age`), our own cache's answer is none. */
function clockIn(
  headers: readonly Header[] | undefined,
  { timeStamp, fromCache }: RequestDetails,
): { clockMs?: number } {
  const sentMs = Date.parse(headerIn(headers, 'date') ?? '');
  const [age = '0'] = /^\d{1,9}$/.exec(headerIn(headers, 'age')?.trim() ?? '') ?? [];
  const clockMs = Math.round(sentMs + 1000 * Number(age) - timeStamp);
  return !fromCache && Math.abs(clockMs) <= farthestClockMs ? { clockMs } : {};
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : 'null');

function headerIn(headers: readonly Header[] | undefined, name: string): string | undefined {
  return headers?.find((header) => header.name.toLowerCase() === name)?.value;
}

/** A request of no tab: the site's service worker (or the browser itself) sent it. */
export function isWorkers({ tabId }: RequestDetails): boolean {
  return tabId < 0;
}

/** The keyed hash of the origin in whose name the request was sent, or null when the browser names none. */
export function originKeyOf(
  { initiator, originUrl, documentUrl }: RequestDetails,
  key: string,
): string | null {
  const source = documentUrl ?? originUrl ?? initiator;
  if (source === undefined || !URL.canParse(source)) return null;
  return urlKey(new URL(source).origin, key);
}

/** The browser's own code, which redaction would take for an identifier, or redacted text. */
function errorName(error: string, key: string): string {
  return /^(?:net::ERR_|NS_ERROR_)[A-Z0-9_]{1,80}$/.test(error)
    ? error
    : redactText(error, key).slice(0, 200);
}
