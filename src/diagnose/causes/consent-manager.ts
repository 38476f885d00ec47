import { hostOf, readable } from '../../attribution/address.ts';
import { libraryKind } from '../../attribution/library.ts';
import { onPage } from '../../attribution/log.ts';
import { actsOnNode } from '../../detect/acts-on-node.ts';
import type { Observation, ObservationOf } from '../../model/observation.ts';
import type { Advice } from '../../model/report.ts';
import { hostOwner } from '../../vendors/match.ts';
import { gateOf } from '../../vendors/script-gates.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { unusableEnds } from '../end-states.ts';
import { type HeldScript, heldScripts } from '../held-scripts.ts';
import { recordedPages } from '../pages-without-chat.ts';

type DomAct = ObservationOf<'dom'>;

/**
 * A consent manager keeps the chat until the visitor allows it. Established where a script of the vendor's stayed
 * held back by a mark that only a consent manager gives, by the type text/plain on a page with a consent manager, or
 * by a consent manager's own act; and where a consent manager took out or hid what is the vendor's. Not tested
 * where a script stays of type text/plain and nothing tells for whom. Excluded otherwise: the watcher meets every
 * script element, so one that is held back does not escape it.
 */
export const cause: Cause = {
  id: 'consent-manager',
  title: 'Consent manager',
  scope: 'acts',
  examine(input) {
    if (recordedPages(input).size === 0) {
      return { state: 'not-tested', reason: 'the page was not recorded from its start' };
    }
    const held = heldScripts(input);
    for (const script of held) {
      const state = gated(script, input);
      if (state) return { state: 'established', ...state };
    }
    const act = consentAct(input);
    if (act) return { state: 'established', ...acted(act, input) };
    const plain = held.find(({ seen }) => /^text\/plain$/i.test(seen.fact.type));
    if (plain) {
      const reason = `${readable(plain.seen.fact.url)} stands in the page with the type text/plain, and nothing tells what holds it back`;
      return { state: 'not-tested', reason };
    }
    return { state: 'excluded', reason: "nothing of the vendor's was held back for the visitor's consent" };
  },
};

type Told = { reason: string; advice: Advice };

function gated({ seen, holder }: HeldScript, input: CauseInput): Told | null {
  const { url, type, gate } = seen.fact;
  const known = gateOf(seen.fact, 'consent-manager');
  const isPlain = /^text\/plain$/i.test(type) && consentManagerOn(seen.page, input);
  if (!known && !isPlain && holder !== 'consent-manager') return null;
  const attribute = known ? (gate ?? { attribute: 'type', value: type }) : { attribute: 'type', value: type };
  const paste = `${attribute.attribute}="${attribute.value.replaceAll('"', '&quot;')}"`;
  const by = known?.name ? ` (${known.name})` : '';
  const what = attribute.attribute === 'type' ? 'the chat' : `"${attribute.value}"`;
  return {
    reason: `${readable(url)} is held back by ${paste}${by} and was not let go on this page`,
    advice: {
      sentence: `Accept ${what} in the consent banner${by}, or ask the site to load the chat without that consent.`,
      paste,
    },
  };
}

/** A script of a consent manager was seen on the page: one of the catalogue, or one by its file's name. */
function consentManagerOn(page: string, { log, vendors }: CauseInput): boolean {
  return onPage(log, page, 'script').some(
    ({ fact }) =>
      libraryKind(fact.url) === 'consent' ||
      hostOwner(vendors, hostOf(fact.url) ?? '')?.category === 'consent-manager',
  );
}

/** The act of a consent manager that took out or hid what is the vendor's. */
function consentAct(input: CauseInput): DomAct | null {
  const acts = input.candidates
    ? input.candidates.flatMap(({ act }) => (act?.fact.kind === 'dom' ? [act as DomAct] : []))
    : actsOnWidget(input);
  return acts.find((act) => input.attribute(act).actor?.party === 'consent-manager') ?? null;
}

/** Acts on page loads on which nothing of the widget ended usable. */
function actsOnWidget(input: CauseInput): DomAct[] {
  const { log } = input;
  const broken = unusableEnds(input);
  const removals = log.of('dom').filter((act) => broken.has(act.page) && tookOut(act, input));
  const hidden = [...broken.values()].flat().filter(({ fact }) => fact.connected && !fact.visible);
  return [...removals, ...hidden.flatMap((state) => actsOnNode(log).hidingAct(state) ?? [])];
}

function tookOut({ document, fact }: DomAct, { log, affected, isAffectedUrl }: CauseInput): boolean {
  if (fact.action !== 'remove') return false;
  if (fact.marks.some(({ vendor, connected }) => vendor === affected.id && !connected)) return true;
  // A script that has loaded or failed may be tidied away.
  const hasEnded = (url: string) =>
    log.inDocument(document, 'script').some((one) => one.fact.url === url && one.fact.event !== 'present');
  return fact.nodes.some(
    ({ tag, url }) => tag.toLowerCase() === 'script' && url && isAffectedUrl(url) && !hasEnded(url),
  );
}

function acted(act: Observation, { attribute }: CauseInput): Told {
  const { actor } = attribute(act);
  const name = actor?.name ?? 'a consent manager';
  return {
    reason: `${name}, a consent manager, took the chat out of the page, hid it or laid something over it`,
    advice: { sentence: `Accept the chat in the consent banner of ${name}.` },
  };
}
