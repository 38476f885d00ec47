import type { ProbeLink } from '../bridge/private-port.ts';
import type { FromContent } from '../model/message.ts';
import type { Fact } from '../model/observation.ts';
import {
  type InlineText,
  inlineCharactersAtMost,
  inlineScriptsAtMost,
  type ReadInline,
} from '../model/script-text.ts';
import { isRunnable } from '../vendors/script-gates.ts';
import { allScripts } from './natives.ts';

/** Asks the background, which has the audit's key and the time. */
export type HashScripts = (
  asked: Extract<FromContent, { type: 'hash-scripts' }>,
) => Promise<readonly InlineText[]>;

/**
 * Scripts whose code stands in the document: each is told once, with the hash of its text. `read` resolves when all that were met
 * since the last time are recorded; it is for a page at rest, since a text is copied on its way.
 */
export type InlineScripts = {
  meet(script: HTMLScriptElement): void;
  read(): Promise<void>;
};

/** Characters of one message: its writing is what the page waits for. */
const messageAtMost = 200_000;

type Waiting = {
  script: HTMLScriptElement;
  number: number;
  text: string;
  unread?: 'too-long' | 'over-limit';
};

export function createInlineScripts(
  link: ProbeLink,
  isPutIn: (script: Node) => boolean,
  record: (fact: Fact) => void,
  ask: HashScripts,
): InlineScripts {
  let met: HTMLScriptElement[] = [];
  let count = 0;

  const told = ({ script, number, text, ...unread }: Waiting): ReadInline => ({
    node: link.idOf(script),
    number,
    parser: !isPutIn(script),
    length: text.length,
    ...unread,
  });
  const tell = (scripts: ReadInline[]) => {
    if (scripts.length > 0) record({ kind: 'inline-scripts', scripts });
  };

  const hash = async (some: readonly Waiting[]) => {
    const scripts = some.map(({ script, text }) => ({ node: link.idOf(script), text }));
    const answers = await ask({ type: 'hash-scripts', scripts }).catch(() => []);
    tell(
      some.map(told).flatMap((one) => {
        const answer = answers.find(({ node }) => node === one.node);
        return answer ? [{ ...one, ...answer }] : [];
      }),
    );
  };

  return {
    meet(script) {
      if (script.src !== '' || !isRunnable(script.type) || count > inlineScriptsAtMost) return;
      count++;
      met.push(script);
    },
    async read() {
      const all = [...allScripts()];
      const first = count - met.length;
      const now = met.map((script, i): Waiting => {
        const { text } = script;
        const isTooLong = text.length > inlineCharactersAtMost;
        const unread = first + i >= inlineScriptsAtMost ? 'over-limit' : isTooLong ? 'too-long' : undefined;
        return { script, number: all.indexOf(script) + 1, text, ...(unread ? { unread } : {}) };
      });
      met = [];
      tell(now.filter(({ unread }) => unread).map(told));
      for (const part of parted(now.filter(({ unread }) => !unread))) await hash(part);
    },
  };
}

/** Of a message's size each, in order. */
function parted(waiting: readonly Waiting[]): Waiting[][] {
  const parts: Waiting[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const one of waiting) {
    length += one.text.length;
    if (length > messageAtMost) {
      parts.push([]);
      length = one.text.length;
    }
    parts.at(-1)?.push(one);
  }
  return parts;
}
