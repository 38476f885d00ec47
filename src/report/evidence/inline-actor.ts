import { withoutFragment } from '../../attribution/address.ts';
import { isHandler } from '../../attribution/made-code.ts';
import { parseStack, type RawFrame } from '../../attribution/parse-stack.ts';
import { stackOf } from '../../attribution/provenance.ts';
import type { Candidate } from '../../detect/detector.ts';
import type { ScriptText } from '../../model/evidence.ts';
import type { Actor } from '../../model/report.ts';
import type { ReadInline } from '../../model/script-text.ts';
import { inlineText, notHad } from '../script-text.ts';
import type { Circumstances } from './circumstances.ts';

const cannotTell = 'the page holds several scripts, and the browser does not tell which of them acted';

/**
 * The text of the document's own script that acted, where the actor is one; null where it is not. V8 tells a frame's code by its hash;
 * Gecko does not, so that there it is known only where the document holds no other.
 */
export function inlineActorText(
  actor: Actor,
  occurrences: readonly Candidate[],
  { inline }: Pick<Circumstances, 'inline'>,
): ScriptText | null {
  const url = withoutFragment(actor.scriptUrl ?? '');
  let isInline = false;
  for (const { act } of occurrences) {
    const read = act ? (inline.get(act.document) ?? []) : [];
    if (!act || !read.some(({ pageUrl }) => withoutFragment(pageUrl) === url)) continue;
    const scripts = read.flatMap(({ fact }) => fact.scripts);
    isInline = true;
    const frame = parseStack(stackOf(act)?.text ?? '').find((one) => isAt(one, actor));
    const text = frame && textAt(frame, scripts);
    if (text) return text;
  }
  return isInline ? notHad(cannotTell) : null;
}

const isAt = ({ url, line, column, kind }: RawFrame, actor: Actor): boolean =>
  kind === undefined && url === actor.scriptUrl && line === actor.line && column === actor.column;

function textAt(frame: RawFrame, scripts: readonly ReadInline[]): ScriptText | null {
  const { hash } = frame;
  if (hash !== undefined) {
    const script = scripts.find(({ code }) => code === hash);
    return script ? inlineText(script) : null;
  }
  const [only, ...others] = scripts;
  if (!only || others.length > 0 || isHandler(frame)) return null;
  const text = inlineText(only);
  // One that took itself out at once may have been there.
  return { ...text, reason: `${text.reason}; the only one that was read there` };
}
