import { onPage } from '../attribution/log.ts';
import { settingsObjects } from '../detect/settings.ts';
import type { NodeRef } from '../model/observation.ts';
import type { CauseInput } from './cause.ts';
import { tagUrls } from './presence.ts';
import { namesVendor } from './vendor-names.ts';

/**
 * What else than the vendor's own decision may be why its code drew nothing on a page load: somebody else's act on
 * what is the vendor's, an error, a policy, a request without an answer. Null when nothing of that was seen.
 */
export function otherExplanation(page: string, input: CauseInput): string | null {
  if (actedOn(page, input)) return 'somebody else acted on what is the vendor’s';
  if (failedCode(page, input)) return "the vendor's code failed or was forbidden";
  if (failedRequests(page, input)) return 'not every request to the vendor was answered without failure';
  if (drewUnwatched(page, input)) return 'an element of the chat came and went before it was watched';
  return null;
}

/** An element that bears a name of the vendor's was put in, and no state of it was ever recorded. */
function drewUnwatched(page: string, { affected, log }: CauseInput): boolean {
  const bearsName = ({ id, tag, htmlId, classes = [] }: NodeRef): boolean => {
    if (/^(?:script|style|link)$/i.test(tag)) return false;
    const names = [...(htmlId ? [`#${htmlId}`] : []), ...classes.map((name) => `.${name}`)];
    return names.some((name) => namesVendor(name, affected, { id, tag }));
  };
  return onPage(log, page, 'dom').some(({ document, fact }) => {
    if (fact.action !== 'insert') return false;
    const named = fact.nodes.filter(bearsName);
    if (named.length === 0) return false;
    const states = log.inDocument(document, 'widget');
    return named.some(({ id }) => !states.some((state) => state.fact.node.id === id));
  });
}

function actedOn(page: string, { affected, log, attribute, isAffectedUrl }: CauseInput): boolean {
  const isOthers = (act: Parameters<typeof attribute>[0]) => attribute(act).actor?.party !== 'affected';
  const globals = new Set([...affected.globals.map(({ value }) => value), ...settingsObjects(affected)]);
  const switches = new Set(affected.switches?.map(({ value }) => value));
  return (
    onPage(log, page, 'dom').some((act) => {
      const { marks, action } = act.fact;
      const concerns =
        marks.some(({ vendor }) => vendor === affected.id) ||
        (action === 'remove' && tagUrls(act.fact).some(isAffectedUrl));
      return concerns && isOthers(act);
    }) ||
    onPage(log, page, 'global').some((act) => {
      if (act.fact.event === 'present' || !globals.has(act.fact.name)) return false;
      const party = attribute(act).actor?.party;
      // A site's snippet makes the global and queues calls in it before the vendor's code comes.
      const isSnippets = party === 'site' && act.fact.event === 'assigned';
      return party !== 'affected' && !isSnippets;
    }) ||
    onPage(log, page, 'setting').some((act) => {
      if (!act.fact.stack || !switches.has(act.fact.setting)) return false;
      const party = attribute(act).actor?.party;
      return party !== 'affected' && party !== 'site';
    })
  );
}

function failedCode(page: string, { log, isAffectedUrl }: CauseInput): boolean {
  return (
    onPage(log, page, 'error').some(({ fact }) => fact.url === '' || isAffectedUrl(fact.url)) ||
    onPage(log, page, 'csp').some(({ fact }) => [fact.blockedUrl, fact.sourceUrl].some(isAffectedUrl)) ||
    onPage(log, page, 'storage').some(({ fact }) => fact.state === 'refused') ||
    onPage(log, page, 'script').some(
      ({ fact }) => (fact.event === 'failed' || fact.event === 'inert') && isAffectedUrl(fact.url),
    )
  );
}

/** A request that failed, was answered with an error, or was never answered. */
function failedRequests(page: string, { log, isAffectedUrl }: CauseInput): boolean {
  const open = new Set<string>();
  for (const { fact } of onPage(log, page, 'network')) {
    if (!isAffectedUrl(fact.url)) continue;
    if (fact.event === 'failed' || (fact.status ?? 0) >= 400) return true;
    if (fact.event === 'completed') open.delete(fact.requestId);
    else open.add(fact.requestId);
  }
  return open.size > 0;
}
