import { libraryKind } from '../../attribution/library.ts';
import { describeNode } from '../../detect/describe.ts';
import type { NodeRef, ObservationOf } from '../../model/observation.ts';
import type { Advice } from '../../model/report.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { selectorOf } from '../css-text.ts';
import { unusableEnds } from '../end-states.ts';

type DomAct = ObservationOf<'dom'>;

/**
 * The site, or a library that changes pages without loading them, replaced the body or the main part of the
 * page and the widget went with it. Another party's act on the widget alone is not that.
 */
export const cause: Cause = {
  id: 'page-replacement',
  title: 'Page or body replacement',
  scope: 'acts',
  examine(input) {
    const hit = actsInQuestion(input).find((act) => isPageReplacement(act, input));
    if (hit) {
      const what = `${hit.fact.api} replaced everything in ${describeNode(hit.fact.target)}`;
      return { state: 'established', reason: `${what}, the widget with it`, advice: adviceOn(hit, input) };
    }
    const reason = input.candidates
      ? 'the act was not a replacement of the page by the site or by a library'
      : 'the page was not seen to be replaced with the widget in it';
    return { state: 'excluded', reason };
  },
};

/** The site or a router replaced the part of the page that held the widget. */
export function isPageReplacement(act: DomAct, input: CauseInput): boolean {
  return (tookWidgetWithPage(act, input) && isByPage(act, input)) || isEmptiedByRouter(act, input);
}

/** Of a widget as a whole, only what was not made good again: the page load ended without a chat. */
function actsInQuestion(input: CauseInput): readonly DomAct[] {
  const { candidates, log } = input;
  if (!candidates) {
    const ends = unusableEnds(input);
    return log.of('dom').filter(({ page }) => ends.has(page));
  }
  return candidates.flatMap(({ act }) => (act?.fact.kind === 'dom' ? [act as DomAct] : []));
}

function tookWidget({ fact }: DomAct, { affected }: CauseInput): boolean {
  return fact.marks.some(
    ({ vendor, connected, relation }) => vendor === affected.id && !connected && relation !== 'inside',
  );
}

function tookWidgetWithPage(act: DomAct, input: CauseInput): boolean {
  if (!tookWidget(act, input)) return false;
  const { fact } = act;
  if (fact.wholesale) return isPagePart(fact.target) || fact.nodes.some(isPagePart);
  // replaceWith, replaceChild: the body or main element itself was exchanged.
  return fact.action === 'remove' && fact.nodes.some(isPagePart);
}

function isPagePart({ tag, htmlId }: NodeRef): boolean {
  if (/^(?:html|body|main)$/i.test(tag)) return true;
  return (
    htmlId !== undefined && /^(?:root|app|main|__next|__nuxt|page|content|swup|barba-wrapper)$/i.test(htmlId)
  );
}

/** The site's own code, a library nobody is known to have called, or a router whoever called it. */
function isByPage(act: DomAct, { attribute }: CauseInput): boolean {
  const { actor } = attribute(act);
  return actor?.party === 'site' || actor?.party === 'library' || isRouters(act, attribute);
}

/** A router that takes out what the page holds child by child (htmx), called by the site or by nobody. */
function isEmptiedByRouter(act: DomAct, input: CauseInput): boolean {
  if (act.fact.action !== 'remove' || !isPagePart(act.fact.target) || !tookWidget(act, input)) return false;
  const { actor } = input.attribute(act);
  return (actor?.party === 'site' || actor?.party === 'library') && isRouters(act, input.attribute);
}

function isRouters(act: DomAct, attribute: CauseInput['attribute']): boolean {
  const inner = attribute(act).frames.find(({ url, role }) => url !== '' && role !== 'wrapper');
  return inner !== undefined && libraryKind(inner.url) === 'router';
}

/** Beside body, the chat outlasts whatever is done to body. */
function adviceOn({ fact }: DomAct, { affected }: CauseInput): Advice {
  const what = `what ${fact.api} replaces (${describeNode(fact.target)})`;
  const taken = fact.marks.filter(({ vendor, connected }) => vendor === affected.id && !connected);
  const selectors = [...new Set(taken.flatMap(({ node }) => selectorOf(node) ?? []))];
  if (selectors.length === 0 || fact.action === 'write') {
    return { sentence: `Run the vendor's snippet again after each change of ${what}.` };
  }
  return {
    sentence: `Keep the chat outside ${what}: add the script below to the page.`,
    paste: keepingScript(selectors.join(',')),
  };
}

const keepingScript = (selector: string): string => `<script>
addEventListener('DOMContentLoaded', () => {
  const keep = () => {
    for (const chat of document.body.querySelectorAll(${JSON.stringify(selector).replaceAll('<', '\\u003c')})) {
      document.documentElement.append(chat);
    }
  };
  new MutationObserver(keep).observe(document.body, { childList: true, subtree: true });
  keep();
});
</script>`;
