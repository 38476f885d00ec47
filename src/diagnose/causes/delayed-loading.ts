import { readable } from '../../attribution/address.ts';
import { watchedUntil } from '../../detect/watched-until.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Party } from '../../model/party.ts';
import type { Advice } from '../../model/report.ts';
import { gateOf, type ScriptGate } from '../../vendors/script-gates.ts';
import type { Cause, CauseInput } from '../cause.ts';
import { unusableEnds } from '../end-states.ts';
import { type HeldScript, heldScripts } from '../held-scripts.ts';
import { recordedPages } from '../pages-without-chat.ts';

type Script = ObservationOf<'script'>;

/** A tag that comes so long after the page's load event was put off; after a click, so long is enough. */
const lateMs = 3000;
const lateAfterInputMs = 500;
/** A chat that loaded so shortly before the record ended may not have had the time to draw itself. */
const drawsWithinMs = 3000;

const putsOff: ReadonlySet<Party> = new Set(['site', 'tag-manager', 'library']);

/**
 * An optimiser or a lazy façade puts the chat off. Established where a script of the vendor's stayed held back by a
 * mark that an optimiser gives (src/vendors/script-gates.ts has the list and its sources); or where the site brought
 * the vendor's first tag only after the visitor's click or long after the load event, and the chat then worked or the
 * record ended at once. Not tested where a script stays held back by a type that nobody is known to give. Excluded
 * otherwise: the watcher meets every script element with the time at which it came.
 */
export const cause: Cause = {
  id: 'delayed-loading',
  title: 'Delayed loading',
  scope: 'acts',
  examine(input) {
    if (recordedPages(input).size === 0) {
      return { state: 'not-tested', reason: 'the page was not recorded from its start' };
    }
    const held = heldScripts(input);
    for (const script of held) {
      const gate = gateOf(script.seen.fact, 'optimiser');
      if (gate) return { state: 'established', ...delayed(script, gate) };
    }
    const late = input.candidates ? null : lateTag(input);
    if (late) return { state: 'established', ...late };
    const strange = held.find(({ seen }) => isStrange(seen));
    if (strange) {
      const { url, type } = strange.seen.fact;
      return {
        state: 'not-tested',
        reason: `${readable(url)} stands in the page with the type ${type}, and it is not known what gives that`,
      };
    }
    return { state: 'excluded', reason: "the vendor's script was not put off" };
  },
};

type Told = { reason: string; advice: Advice };

function delayed({ seen }: HeldScript, gate: ScriptGate): Told {
  const { url, type, node } = seen.fact;
  const value = gate.attribute === 'type' ? type : (seen.fact.gate?.value ?? '');
  const mark = `${gate.attribute}="${value.replaceAll('"', '&quot;')}"`;
  const by = gate.name ?? 'an optimiser';
  const reason = `${by} holds ${readable(url)} back by ${mark}`;
  const exclude = `Exclude the chat from ${by}:`;
  if (gate.exempt) {
    const sentence = `${exclude} put ${gate.exempt} on its script in the page's source.`;
    return { reason, advice: { sentence, paste: gate.exempt } };
  }
  const address = !node.url && gate.address ? `, and rename ${gate.address} to src` : '';
  return { reason, advice: { sentence: `${exclude} take ${mark} off its script${address}.`, paste: mark } };
}

/** Held back by its type alone, and by one that no consent manager gives. */
function isStrange({ fact }: Script): boolean {
  return gateOf(fact, 'consent-manager') === null && !/^text\/plain$/i.test(fact.type);
}

function lateTag(input: CauseInput): Told | null {
  const { log, pages, isAffectedUrl } = input;
  const met = new Set<string>();
  let ends: Ends | null = null;
  const endsOf = () => {
    ends ??= { untilMs: watchedUntil(log.all), unusable: unusableEnds(input) };
    return ends;
  };
  for (const script of log.of('script')) {
    if (!pages.has(script.page) || met.has(script.page) || !isAffectedUrl(script.fact.url)) continue;
    // Only the first tag counts; one that was held back until then was not put off by a façade.
    met.add(script.page);
    if (script.fact.event === 'present' && isLate(script, endsOf, input)) return told(script);
  }
  return null;
}

/** How page loads ended: when they were last watched, epoch ms, and on which the chat could not be used. */
type Ends = { untilMs: ReadonlyMap<string, number>; unusable: ReadonlyMap<string, unknown> };

function isLate(script: Script, endsOf: () => Ends, input: CauseInput): boolean {
  const { afterLoadMs, afterInput, parser, url } = script.fact;
  if (parser || afterLoadMs === undefined) return false;
  if (afterLoadMs < (afterInput ? lateAfterInputMs : lateMs)) return false;
  const { log, attribute } = input;
  // After a change of page within the document the tag belongs to the new page, whenever that came.
  const isRoute = log
    .inDocument(script.document, 'page')
    .some(({ seq, fact }) => seq < script.seq && fact.event !== 'start');
  // The watcher tells of an element that a call puts in right before the call itself is recorded.
  const insertion = log
    .inDocument(script.document, 'dom')
    .find(({ fact }) => fact.action === 'insert' && fact.nodes.some(({ id }) => id === script.fact.node.id));
  const party = insertion && attribute(insertion).actor?.party;
  if (isRoute || !party || !putsOff.has(party)) return false;
  const loaded = log
    .inDocument(script.document, 'script')
    .find(({ fact }) => fact.event === 'loaded' && fact.url === url);
  if (!loaded) return false;
  const { untilMs, unusable } = endsOf();
  const endedMs = untilMs.get(script.page) ?? 0;
  return !unusable.has(script.page) || endedMs - loaded.atMs < drawsWithinMs;
}

function told({ fact }: Script): Told {
  const seconds = ((fact.afterLoadMs ?? 0) / 1000).toFixed(1);
  const when = fact.afterInput ? "after the visitor's first click" : `${seconds} s after the page had loaded`;
  return {
    reason: `the site put ${readable(fact.url)} in only ${when}`,
    advice: { sentence: 'Ask the site to put the chat in with the page, not later.' },
  };
}
