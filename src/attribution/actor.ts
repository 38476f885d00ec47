import type { Observation, ObservationOf } from '../model/observation.ts';
import type { Actor, LabelledFrame } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';
import type { Attribution } from './attribution.ts';
import { chooseFrame, type NamedFrame } from './choose-frame.ts';
import type { AttributionContext } from './context.ts';
import { isLibraryHost } from './library.ts';
import { loadedBy } from './loaded-by.ts';
import { makersAtMost, makersOf } from './made-code.ts';
import { isMonitor } from './monitor.ts';
import { inlineParty, nameFrames } from './name-frames.ts';
import { isV8Stack, parseStack } from './parse-stack.ts';
import type { Label } from './party.ts';
import { passageOf } from './passage.ts';
import { type Act, stackOf } from './provenance.ts';
import { showFrames } from './show-frames.ts';

const deepestAuthors = 20;

/** Attributes an observation's stack, or what a script's text names. Never throws, whatever the stack's text holds. */
export function attribute(
  observation: Observation,
  affected: Vendor,
  context: AttributionContext,
): Attribution {
  if (observation.fact.kind === 'reference')
    return ofText(observation as ObservationOf<'reference'>, affected, context);
  return attributeAt(observation, affected, context, 0);
}

/** Whose text it is that names something. */
function ofText(
  { page, fact: { url, names } }: ObservationOf<'reference'>,
  affected: Vendor,
  context: AttributionContext,
): Attribution {
  if (!context.provenance.wasSeen(page, url)) return unknown('the page was not seen to load this script', []);
  const label = labelOfFile(page, url, affected, context);
  const place = { line: names?.line ?? null, column: names?.column ?? null };
  return { actor: actorOf(page, url, place, label, context), frames: [], reason: '', trust: 'full' };
}

function actorOf(
  page: string,
  scriptUrl: string,
  { line, column }: Pick<Actor, 'line' | 'column'>,
  { party, vendor, name, recognised }: Label,
  context: AttributionContext,
): Actor {
  const chain = loadedBy(page, scriptUrl, context);
  const known = recognised ? { recognised } : {};
  return { party, vendor, name, scriptUrl, line, column, loadedBy: chain, ...known };
}

function attributeAt(
  observation: Observation,
  affected: Vendor,
  context: AttributionContext,
  depth: number,
): Attribution {
  const stack = stackOf(observation);
  if (!stack) return unknown('no stack was recorded', []);
  const act = observation as Act;
  const binder = binderOf(act, affected, context, depth);
  if (binder) return binder;
  const raw = context.frames(stack.text);
  const makers = raw.map((frame) => makersOf(act, frame, context));
  const made = makers.map((list) => list?.map(({ document, seq }) => `${document}:${seq}`).join() ?? '-');
  const tainted = act.seq > foreignInlineSince(act, affected, context);
  const key = [
    affected.id,
    act.document,
    passageOf(act),
    stack.wrappers,
    act.fact.during,
    tainted,
    ...made,
  ].join('\n');
  const known = context.attributions.get(stack.text)?.get(key);
  if (known) return known;

  const written = writerOf(act, affected, context, depth);
  const file = (url: string) => labelOfFile(act.page, url, affected, context);
  const authors = makers.map((list) => list && authorOf(list, affected, context, depth));
  const frames = nameFrames(act, raw, affected, context, { written, tainted, authors, file });
  const attribution = conclude(act, frames, context);

  const remembered = context.attributions.get(stack.text) ?? new Map<string, Attribution>();
  context.attributions.set(stack.text, remembered.set(key, attribution));
  return attribution;
}

/**
 * Who bound the native to what it acts upon, since whoever calls what came of that has no say. Null where nobody did, or
 * where the vendor did: what it hands out is called as its other functions are.
 */
function binderOf(
  act: Act,
  affected: Vendor,
  context: AttributionContext,
  depth: number,
): Attribution | null {
  const { stack, during, ...fact } = act.fact;
  if (stack?.boundBy === undefined || depth >= deepestAuthors) return null;
  const binding = { ...act, fact: { ...fact, stack: { text: stack.boundBy, slot: 'ours' } } } as Act;
  const attribution = attributeAt(binding, affected, context, depth + 1);
  return attribution.actor?.party === 'affected' ? null : attribution;
}

/** Who inserted the inline script that ran during the act; null when none ran. */
function writerOf(
  act: Act,
  affected: Vendor,
  context: AttributionContext,
  depth: number,
): Attribution | null {
  if (act.fact.during === undefined) return null;
  const author = context.provenance.authorOf(act);
  if (!author || depth >= deepestAuthors) return unknown('nobody saw who wrote the inline script', []);
  return attributeAt(author, affected, context, depth + 1);
}

/** Whoever brought code into the page, where all who may have done it are one script at one place. */
function authorOf(
  makers: readonly Act[],
  affected: Vendor,
  context: AttributionContext,
  depth: number,
): Attribution {
  if (makers.length === 0 || depth >= deepestAuthors || makers.length > makersAtMost)
    return unknown('nobody was seen to bring this code into the page', []);
  const [first, ...others] = makers.map((maker) => attributeAt(maker, affected, context, depth + 1));
  const isSame = ({ actor }: Attribution) =>
    actor?.scriptUrl === first?.actor?.scriptUrl && actor?.line === first?.actor?.line;
  if (first?.actor && others.every(isSame)) return first;
  return unknown('it cannot be told which script brought this code into the page', []);
}

/** A file on the site's own host that another chat vendor's script brought in is that vendor's, passed on by the site. */
function labelOfFile(page: string, url: string, affected: Vendor, context: AttributionContext): Label {
  const label = context.label(url, affected, context.provenance.pageUrl(page));
  if (label.party !== 'site' || label.forwards) return label;
  const key = `${affected.id}\n${page}\n${url}`;
  const known = context.siteFiles.get(key);
  if (known) return known;

  // While its loader is looked at, which may be the file itself.
  context.siteFiles.set(key, label);
  const loader = context.provenance.loaderOf(page, url);
  const bringer = loader && attributeAt(loader, affected, context, 0).actor;
  if (bringer?.party !== 'other-vendor') return label;
  const { party, vendor, name } = bringer;
  const recognised: Label = { party, vendor, name, forwards: false, recognised: 'loader' };
  context.siteFiles.set(key, recognised);
  return recognised;
}

function conclude(act: Act, frames: readonly NamedFrame[], context: AttributionContext): Attribution {
  const choice = chooseFrame(frames, {
    passage: passageOf(act),
    patchFrames: patchFramesOf(act),
    strangersPassOn: strangersPassOn(act, context),
  });
  const shown = showFrames(act, frames, choice, context);
  if (choice.kind === 'none') return unknown(choice.reason, shown);

  const frame = frames[choice.index] as NamedFrame;
  const { author } = frame;
  if (author) {
    if (!author.actor) return unknown(author.reason, shown);
    return { actor: author.actor, frames: shown, reason: '', trust: 'lowered' };
  }
  const path = frames.slice(choice.wrappers, choice.index);
  const doubt =
    claimOf(act, [...path, frame], context) ||
    doubtOf(act, frame, context) ||
    maskOf(act, path, frame, context);
  if (doubt) return unknown(doubt, shown);
  const actor = actorOf(act.page, frame.url, frame, frame.label, context);
  return { actor, frames: shown, reason: '', trust: choice.wrappers > 0 ? 'lowered' : 'full' };
}

/** How many of the innermost frames were seen to be patches; a function's name may take up lines that are no frame. */
function patchFramesOf({ fact: { stack } }: Act): number | undefined {
  if (stack?.wrappers === undefined) return undefined;
  return parseStack(stack.text.split('\n', stack.wrappers).join('\n')).length;
}

/**
 * A function that takes callbacks was replaced in this document, and by no error monitor that is known: those are told apart
 * by their own frames.
 */
function strangersPassOn({ document, page }: Act, context: AttributionContext): boolean {
  const known = context.strangersPassOn.get(document);
  if (known !== undefined) return known;
  const { provenance } = context;
  const siteUrl = provenance.pageUrl(page);
  const passOn =
    provenance.hasReplacedCallbacks(document) &&
    ![...provenance.scriptsOf(page)].some((url) =>
      isMonitor({ scriptUrl: url, name: context.label(url, null, siteUrl).name }),
    );
  context.strangersPassOn.set(document, passOn);
  return passOn;
}

/** Gecko's stacks tell the names that code gives itself: where code without a file took that of another, it may be either. */
function claimOf(act: Act, frames: readonly NamedFrame[], { provenance }: AttributionContext): string {
  if (isV8Stack(act.fact.stack?.text ?? '')) return '';
  const isClaimed = frames.some(({ url }) => provenance.isClaimed(act, url));
  return isClaimed ? 'other code gives itself the name of a script in this stack, or may do so' : '';
}

/**
 * A stranger's file under a library's name may hold anything, also what removes a chat once the site calls it: then the site
 * is not named. Empty where no such file stands between. Everybody else is: most sites have libraries on hosts that
 * nobody can tell to be theirs, and whoever acts through them would never be named.
 */
function maskOf(
  act: Act,
  path: readonly NamedFrame[],
  { url }: NamedFrame,
  context: AttributionContext,
): string {
  const siteUrl = context.provenance.pageUrl(act.page);
  const byHost = (address: string) => context.label(address, null, siteUrl, true);
  if (byHost(url).party !== 'site') return '';
  const isMask = ({ url: address, label }: NamedFrame) =>
    label.party === 'library' && !isLibraryHost(address) && byHost(address).party !== 'site';
  return path.some(isMask) ? "a stranger's file that has a library's name stood between" : '';
}

/** Why a frame's claim cannot be believed; empty when it can. */
function doubtOf(act: Act, { url, label }: NamedFrame, { provenance, covers }: AttributionContext): string {
  if (url === '') return 'the code that acted has no address';
  if (label.party === 'browser') return '';
  if (provenance.isOwnUrl(act, url)) {
    return label.party === 'unknown'
      ? "code that a script wrote into the page cannot be told from the page's own"
      : '';
  }
  if (label.party === 'unknown') return 'the address of the code that acted names no host';
  // A module's imports are seen by the network witness alone: without permission their absence says nothing.
  if (label.party === 'affected' && !covers(url)) return '';
  return provenance.wasSeen(act.page, url)
    ? ''
    : 'the page was not seen to load the script that the stack names';
}

/**
 * The `seq` after which code with the document's own address may have been written by somebody else than
 * whoever owns the document: the first inline script that a script of another party put in.
 */
function foreignInlineSince(act: Act, affected: Vendor, context: AttributionContext): number {
  const key = `${affected.id}\n${act.document}`;
  const known = context.foreignInlineSince.get(key);
  if (known !== undefined) return known;

  context.foreignInlineSince.set(key, Number.POSITIVE_INFINITY);
  const own = inlineParty(act, affected, context);
  const first = context.provenance.inlineInsertions(act.document).find((insertion) => {
    const { actor } = attributeAt(insertion, affected, context, 0);
    return actor?.party !== own.party || actor.vendor !== own.vendor;
  });
  const since = first?.seq ?? Number.POSITIVE_INFINITY;
  context.foreignInlineSince.set(key, since);
  return since;
}

function unknown(reason: string, frames: LabelledFrame[]): Attribution {
  return { actor: null, frames, reason, trust: 'none' };
}
