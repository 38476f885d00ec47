import { libraryKind } from '../attribution/library.ts';
import { append, onPage } from '../attribution/log.ts';
import type { Observation, ObservationOf } from '../model/observation.ts';
import type { Party } from '../model/party.ts';
import { isRunnable } from '../vendors/script-gates.ts';
import type { CauseInput } from './cause.ts';

type Script = ObservationOf<'script'>;
type DomAct = ObservationOf<'dom'>;

/** A script of the affected vendor's that was held back on a page and was not let go there afterwards. */
export type HeldScript = {
  seen: Script;
  /** Who held it back: a party that may, or `parser` where it came so from the server. */
  holder: Party | 'parser';
};

/** Parties that hold scripts back for the site; of anybody else's doing the detectors tell. */
const holders: ReadonlySet<Party> = new Set(['site', 'consent-manager', 'tag-manager', 'library']);

/**
 * The vendor's scripts that stayed held back, on the pages in question; where the finding is about one script, that
 * script alone. A script counts as let go once it stood in the page as one that runs.
 */
export function heldScripts(input: CauseInput): HeldScript[] {
  const { log, pages, isAffectedUrl, candidates } = input;
  const scripts = log.of('script').filter(({ page, fact }) => pages.has(page) && isAffectedUrl(fact.url));
  const concerned = candidates
    ? [...new Set(scriptUrlsOf(candidates.map(({ act, seenAt }) => act ?? seenAt)))]
    : [];
  const inert = scripts.filter(
    ({ fact }) =>
      fact.event === 'inert' &&
      (concerned.length === 0 || concerned.some((url) => sameAddress(fact.url, url))),
  );
  const byPage = new Map<string, Script[]>();
  for (const script of scripts) append(byPage, script.page, script);
  return inert.flatMap((seen) => {
    if (isLetGo(seen, byPage.get(seen.page) ?? [])) return [];
    const holder = holderOf(seen, input);
    return holder ? [{ seen, holder }] : [];
  });
}

/** `scripts`: the vendor's, on the same page load. */
function isLetGo(seen: Script, scripts: readonly Script[]): boolean {
  return scripts.some(({ document, seq, atMs, fact }) => {
    if (fact.event === 'inert') return false;
    if (document === seen.document ? seq < seen.seq : atMs < seen.atMs) return false;
    // An inline text builds its address by pieces: any script of the vendor's may be what it brings.
    const isIt = seen.fact.node.url ? fact.url === seen.fact.url : sameAddress(seen.fact.url, fact.url);
    const mayBeIt = isIt || (!seen.fact.node.url && fact.event === 'loaded');
    return mayBeIt && isRunnable(fact.type);
  });
}

/** The last act that gave the element its type or put it in decides; null: somebody who holds nothing for the site. */
function holderOf(seen: Script, input: CauseInput): HeldScript['holder'] | null {
  const { log, attribute } = input;
  const { id } = seen.fact.node;
  const acts = log.inDocument(seen.document, 'dom').filter((one) => gaveForm(one, id));
  // The watcher tells of an element that a call puts in right before the call itself is recorded.
  const act = acts.findLast(({ seq }) => seq < seen.seq) ?? (seen.fact.parser ? undefined : acts[0]);
  if (!act) return seen.fact.parser ? 'parser' : null;
  const { actor } = attribute(act);
  if (actor && holders.has(actor.party)) return actor.party;
  // A file's name alone could be anybody's: it counts where the script was held back from the first.
  const isNamed = actor?.party === 'third-party' && libraryKind(actor.scriptUrl ?? '') === 'consent';
  return isNamed && !everRan(seen, input) ? 'consent-manager' : null;
}

function everRan({ page, fact: { url } }: Script, { log }: CauseInput): boolean {
  return onPage(log, page, 'script').some(
    ({ fact }) => fact.event !== 'inert' && fact.url === url && isRunnable(fact.type),
  );
}

function gaveForm({ fact }: DomAct, id: number): boolean {
  if (fact.action === 'insert') return fact.nodes.some((node) => node.id === id);
  if (fact.action !== 'attribute' || fact.target.id !== id) return false;
  return fact.attribute === 'type' || fact.attribute === 'src';
}

/** Addresses of the script elements that acts or effects are about. */
function scriptUrlsOf(observations: readonly Observation[]): string[] {
  return observations.flatMap(({ fact }) => {
    if (fact.kind === 'script') return [fact.url];
    if (fact.kind !== 'dom') return [];
    return [fact.target, ...fact.nodes].flatMap(({ tag, url }) =>
      url && tag.toLowerCase() === 'script' ? [url] : [],
    );
  });
}

/** Whether one address begins the other, queries aside. */
function sameAddress(one: string, other: string): boolean {
  const [a, b] = [one, other].map((url) => url.replace(/[?#].*$/s, '')) as [string, string];
  return a.startsWith(b) || b.startsWith(a);
}
