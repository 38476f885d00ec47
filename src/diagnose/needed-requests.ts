import type { CauseInput } from './cause.ts';

/** What became of one of the vendor's requests, as the browser's own record has it. */
export type NeededRequest = {
  page: string;
  url: string;
  type: string;
  /** `cors`: the page may read the answer only where the server allows its origin. */
  mode: string | undefined;
  /** Epoch ms; undefined where it was not seen to leave. */
  sentAtMs: number | undefined;
  status: number | undefined;
  allowsOrigin: boolean | undefined;
  error: string | undefined;
};

/** A chat can do without its images, fonts, beacons and reports. */
const neededTypes: ReadonlySet<string> = new Set(['script', 'xmlhttprequest', 'sub_frame', 'websocket']);

/**
 * The vendor's requests that its chat needs, on the given page loads. One that failed and whose address answered
 * well at another try on the same page is left out.
 */
export function neededRequests(
  { log, isAffectedUrl }: Pick<CauseInput, 'log' | 'isAffectedUrl'>,
  pages: ReadonlySet<string>,
): NeededRequest[] {
  const requests = new Map<string, NeededRequest>();
  for (const { page, atMs, fact } of log.of('network')) {
    if (!pages.has(page) || !neededTypes.has(fact.type) || !isAffectedUrl(fact.url)) continue;
    // Chromium sends a preflight under a number of its own, Firefox under the request's.
    const key = `${page}\n${fact.requestId}\n${fact.method === 'OPTIONS'}`;
    const known = requests.get(key);
    requests.set(key, {
      page,
      url: fact.url,
      type: fact.type,
      mode: fact.mode ?? known?.mode,
      sentAtMs: fact.event === 'sent' ? atMs : known?.sentAtMs,
      status: fact.event === 'completed' || fact.event === 'failed' ? fact.status : known?.status,
      allowsOrigin: fact.allowsOrigin ?? known?.allowsOrigin,
      error: fact.event === 'failed' ? fact.error : known?.error,
    });
  }
  const all = [...requests.values()];
  const well = new Set(all.filter(isWell).map(({ page, url }) => `${page}\n${url}`));
  return all.filter((request) => isWell(request) || !well.has(`${request.page}\n${request.url}`));
}

function isWell({ status, error, mode, allowsOrigin }: NeededRequest): boolean {
  if (status === undefined || error !== undefined || status >= 400) return false;
  return mode !== 'cors' || allowsOrigin !== false;
}
