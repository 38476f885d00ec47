import type { Audit } from '../model/audit.ts';
import type { FactOf } from '../model/observation.ts';
import type { Party } from '../model/party.ts';
import type { Finding, Report, ScriptReport } from '../model/report.ts';
import { excerptsAtMost } from '../model/script-text.ts';
import { excerptAt } from '../network/excerpt.ts';
import type { Fetched } from '../network/fetch-script.ts';
import type { ScriptTexts } from '../network/script-texts.ts';
import { redactText, redactUrl } from './redact.ts';
import { carefulHash, plainHash } from './text-hash.ts';

export type InventoryNeeds = {
  texts: Pick<ScriptTexts, 'urlsOf' | 'textOf'>;
  /** Asks the script's server. */
  fetchScript(url: string): Promise<Fetched>;
  /** How long servers are asked in all. */
  withinMs?: number;
};

type ScriptText = FactOf<'script-text'>;
type Unread = FactOf<'script-unread'>['unread'];
type Places = Pick<Finding['actor'], 'line' | 'column'>[];
type Wanted = { url: string; places: Places };
type Had = { text: string; how: ScriptText['how'] } | { unread: Unread };

/** What is told beyond that would fill the record. */
const toldAtMost = 500;
/** Servers belong to the client and to others: each further question is theirs to answer. */
const askedAtMost = 40;
const askedAtOnce = 6;
const askedWithinMs = 10_000;
/** Stands in an address for what must not be kept: then the address cannot be asked for. */
const mark = '‹';
/** Of this size an answer may have been made for one visitor, sooner where its address was; of one that is longer, code is the most. */
const forOneAtMost = 2_000;
const forOneByAddressAtMost = 20_000;

/**
 * The scripts of an audit that have addresses, with the hash of each text and, of those that findings name, the lines around the places at
 * which they acted; or why there is none. Of a text that did not stream by, the script's address is asked for once more; never
 * that of a page. What is in the record already is left out.
 */
export async function scriptInventory(
  audit: Pick<Audit, 'tabs' | 'redactionKey'>,
  report: Pick<Report, 'findings' | 'scripts' | 'audit'>,
  needs: InventoryNeeds,
): Promise<(ScriptText | FactOf<'script-unread'>)[]> {
  const key = audit.redactionKey;
  const streamed = streamedTexts(audit, needs.texts);
  const ask = asking(needs);
  return Promise.all(
    wantedScripts(report).map(async ({ url, places }) => {
      const had = await (streamed.get(url)?.() ?? ask(url));
      if ('unread' in had) return { kind: 'script-unread', url, unread: had.unread };
      const { text, how } = had;
      const isForOne =
        how === 'response-stream' &&
        text.length <= (url.includes(mark) ? forOneByAddressAtMost : forOneAtMost);
      return {
        kind: 'script-text',
        url,
        how,
        ...(await (isForOne ? carefulHash(text, key) : plainHash(text))),
        length: text.length,
        excerpts: excerptsOf(text, places, key),
      };
    }),
  );
}

/** Those that findings name, failures first; then those of vendors and others; the site's own last. */
function wantedScripts({ findings, scripts, audit }: Parameters<typeof scriptInventory>[1]): Wanted[] {
  const pages = new Set(audit.pages.map(({ url }) => url));
  const places = new Map<string, Places>();
  for (const { actor } of [...findings].sort(failsFirst)) {
    const url = actor.scriptUrl ?? '';
    places.set(url, [...(places.get(url) ?? []), actor]);
  }
  const named = [...places.keys()];
  const rank = (script: ScriptReport) => {
    const at = named.indexOf(script.url);
    return at < 0 ? named.length + parties.indexOf(script.party) : at;
  };
  return scripts
    .filter(({ url, text }) => !text?.sha256 && !text?.keyedHash && !pages.has(url))
    .map((script) => ({ script, rank: rank(script) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, toldAtMost)
    .map(({ script: { url } }) => ({ url, places: places.get(url) ?? [] }));
}

const failsFirst = (a: Finding, b: Finding): number =>
  Number(b.verdict === 'fail') - Number(a.verdict === 'fail');

const parties: readonly Party[] = [
  ...(['other-vendor', 'affected', 'unknown', 'third-party'] as const),
  ...(['tag-manager', 'consent-manager', 'library', 'site', 'browser'] as const),
];

/** By their redacted addresses; the last that came is the one that counts. */
function streamedTexts(
  { tabs, redactionKey }: Pick<Audit, 'tabs' | 'redactionKey'>,
  { urlsOf, textOf }: InventoryNeeds['texts'],
): Map<string, () => Had> {
  const had = new Map<string, () => Had>();
  for (const tab of tabs)
    for (const raw of urlsOf(tab))
      had.set(redactUrl(raw, redactionKey), () => {
        const text = textOf(tab, raw);
        return text === null ? { unread: 'no-answer' } : { text, how: 'response-stream' };
      });
  return had;
}

/** A few at a time, so many in all, and not for long: the person waits for it. */
function asking({ fetchScript, withinMs = askedWithinMs }: InventoryNeeds): (url: string) => Promise<Had> {
  let asked = 0;
  const end = AbortSignal.timeout(withinMs);
  const late = new Promise<Had>((resolve) => {
    end.addEventListener('abort', () => resolve({ unread: 'no-time' }));
  });
  const lines: Promise<unknown>[] = [];
  const fetched = async (url: string): Promise<Had> => {
    if (end.aborted) return { unread: 'no-time' };
    const answer = await fetchScript(url);
    return 'text' in answer ? { text: answer.text, how: 'refetched' } : answer;
  };
  return async (url) => {
    if (!/^https?:/.test(url)) return { unread: 'no-server' };
    if (url.includes(mark)) return { unread: 'address-not-kept' };
    if (asked >= askedAtMost) return { unread: 'over-limit' };
    const line = asked++ % askedAtOnce;
    const answer = Promise.resolve(lines[line]).then(() => fetched(url));
    lines[line] = answer;
    return Promise.race([answer, late]);
  };
}

function excerptsOf(text: string, places: Places, key: string): ScriptText['excerpts'] {
  const redact = (part: string) => redactText(part, key);
  const excerpts = new Map<string, ScriptText['excerpts'][number]>();
  for (const { line, column } of places) {
    if (excerpts.size >= excerptsAtMost) break;
    const excerpt = line === null ? null : excerptAt(text, { line, column }, redact);
    if (excerpt && line !== null) excerpts.set(`${line}:${column}`, { line, column, ...excerpt });
  }
  return [...excerpts.values()];
}
