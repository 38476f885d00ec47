import type { FromContent } from '../model/message.ts';
import type { InlineText } from '../model/script-text.ts';
import { digestOf } from '../values/digest.ts';
import type { Audits } from './audits.ts';
import { codeMark } from './redact-stack.ts';
import { carefulHash } from './text-hash.ts';

type Asked = Extract<FromContent, { type: 'hash-scripts' }>;

/** Hashes of inline scripts, whose texts go nowhere else. Only in a tab that records, and never while page loads are compared. */
export async function hashScripts(
  { scripts }: Asked,
  tab: number,
  { audits }: { audits: Pick<Audits, 'recordingIn'> },
): Promise<InlineText[]> {
  const audit = await audits.recordingIn(tab);
  if (!audit || audit.comparing) return [];
  const { redactionKey: key } = audit;
  return Promise.all(
    scripts.map(async ({ node, text }) => ({
      node,
      ...(await carefulHash(text, key)),
      code: codeMark(digestOf(text), key),
    })),
  );
}
