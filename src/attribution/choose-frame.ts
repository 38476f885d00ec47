import type { Attribution } from './attribution.ts';
import { forwardingFunctions } from './library-names.ts';
import type { RawFrame } from './parse-stack.ts';
import type { Label } from './party.ts';
import type { Passage } from './passage.ts';

export type NamedFrame = RawFrame & {
  label: Label;
  /** Who brought the frame's code into the page, or why nobody can be told; null for code of a file and of the document. */
  author: Attribution | null;
};

/** Which frame of a stack acted, and how many frames before it only forwarded the call. */
export type Choice =
  | { kind: 'actor' | 'affected' | 'library'; index: number; wrappers: number }
  | { kind: 'none'; reason: string; wrappers: number };

const madeByEval = 'eval or Function made the code, and who had it made is no more than a claim';
const unlike = 'the script that the stack names has no such call at that place';
const passesOn =
  'the outermost script may only pass callbacks on: a function that takes them had been replaced on this page';
const notTold = 'the stack does not tell all calls, or contradicts itself';

/** What is known of how a call came about. */
export type Circumstances = {
  passage: Passage;
  /** So many of the innermost frames were seen to be patches that passed the call on. */
  patchFrames?: number | undefined;
  /** A script of unknown purpose may stand outside whatever the browser calls. */
  strangersPassOn: boolean;
};

/**
 * The innermost frame that is neither library, monitor, nor the affected vendor's. Where only libraries are
 * left, the outermost one; where only the affected vendor is left, its innermost frame.
 */
export function chooseFrame(
  stack: readonly NamedFrame[],
  { passage, patchFrames, strangersPassOn }: Circumstances,
): Choice {
  const called = stack.findIndex(({ kind }) => kind === 'awaits');
  const frames = called < 0 ? stack : stack.slice(0, called);
  const wrappers = patchFrames ?? (passage === 'direct' ? 0 : leadingWrappers(frames));
  if (passage === 'deferred' && wrappers === 0 && isOfStranger(frames)) {
    const reason = 'the call came through a patch, and who called that is not in the stack';
    return { kind: 'none', reason, wrappers: frames.length };
  }
  let affected = -1;
  let evaluated = -1;
  let library = -1;
  let forwarder = -1;
  for (let index = wrappers; index < frames.length; index++) {
    const frame = frames[index] as NamedFrame;
    if (frame.kind === 'missing') return { kind: 'none', reason: notTold, wrappers };
    if (isNative(frame)) continue;
    if (frame.kind === 'unlike' && !frame.author) return { kind: 'none', reason: unlike, wrappers };
    if (frame.kind === 'eval' && !frame.author && !isEvaluatedNow(frames, index)) {
      evaluated = index;
      if (frame.label.party !== 'library') return { kind: 'none', reason: madeByEval, wrappers };
    }
    if (frame.label.party === 'affected') {
      if (affected < 0) affected = index;
    } else if (frame.label.forwards) library = index;
    else if (forwardsByName(frame)) forwarder = index;
    else if (evaluated >= 0) return { kind: 'none', reason: madeByEval, wrappers };
    else if (strangersPassOn && affected >= 0 && frame.label.party !== 'site' && isOutermost(frames, index))
      return { kind: 'none', reason: passesOn, wrappers };
    else return { kind: 'actor', index, wrappers };
  }
  if (affected >= 0 && evaluated >= 0) return { kind: 'none', reason: madeByEval, wrappers };
  // Whoever awaits what the vendor does may have asked for it, and may have been handed it by anybody.
  const isAwaited = called >= 0 && stack.slice(called).some(isOthers);
  if (affected >= 0 && isAwaited)
    return { kind: 'none', reason: 'who awaits the outcome need not be who called', wrappers };
  return onlyPassages(frames, { affected, library, forwarder, wrappers });
}

type Passages = { affected: number; library: number; forwarder: number; wrappers: number };

function onlyPassages(frames: readonly NamedFrame[], passages: Passages): Choice {
  const { affected, library, forwarder, wrappers } = passages;
  if (affected >= 0) {
    // A site's own bundle often holds zone.js or an error monitor; elsewhere such a name could be a mask.
    const masked = forwarder >= 0 && frames[forwarder]?.label.party !== 'site';
    if (!masked) return { kind: 'affected', index: affected, wrappers };
    return { kind: 'none', reason: 'the only other code is a function that passes callbacks on', wrappers };
  }
  if (forwarder >= 0) return { kind: 'actor', index: forwarder, wrappers };
  if (library >= 0) return { kind: 'library', index: library, wrappers };
  return { kind: 'none', reason: 'the stack holds no script', wrappers };
}

/** The patch that called through to ours, as long as other code remains behind it. */
function leadingWrappers(frames: readonly NamedFrame[]): number {
  const first = frames.find(({ url }) => url !== '');
  if (!first) return 0;
  const end = frames.findIndex((frame) => !isNative(frame) && frame.url !== first.url);
  return Math.max(end, 0);
}

/** Nothing but code of the same file stands further out. */
function isOutermost(frames: readonly NamedFrame[], index: number): boolean {
  const { url } = frames[index] as NamedFrame;
  return frames.slice(index).every((frame) => isNative(frame) || frame.url === url);
}

/** The vendor and the site may call through patches of their own. */
function isOfStranger(frames: readonly NamedFrame[]): boolean {
  const first = frames.find(({ url }) => url !== '');
  return first !== undefined && first.label.party !== 'affected' && first.label.party !== 'site';
}

/**
 * V8 tells where eval was called by the name that the calling code has, which may be a forged one. That call itself, in the
 * next frame of a script, has its true file.
 */
function isEvaluatedNow(frames: readonly NamedFrame[], index: number): boolean {
  const { url, line, column } = frames[index] as NamedFrame;
  const next = frames.slice(index + 1).find((frame) => !isNative(frame));
  return (
    url !== '' &&
    next?.kind === undefined &&
    next?.url === url &&
    next.line === line &&
    next.column === column
  );
}

const isOthers = (frame: NamedFrame): boolean => !isNative(frame) && frame.label.party !== 'affected';

/** Code of the browser itself (`Array.forEach`); an anonymous frame with a line is a script's code. */
export function isNative({ url, line, kind }: RawFrame): boolean {
  return url === '' && line === null && kind !== 'missing' && kind !== 'eval';
}

function forwardsByName({ functionName }: RawFrame): boolean {
  if (!functionName) return false;
  const name = functionName.replace(/ \[as .*$/, '');
  return forwardingFunctions.has(name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1));
}
