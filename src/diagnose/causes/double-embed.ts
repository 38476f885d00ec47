import { readable } from '../../attribution/address.ts';
import type { ObservationOf } from '../../model/observation.ts';
import { isRunnable } from '../../vendors/script-gates.ts';
import type { Cause, CauseInput } from '../cause.ts';

type Script = ObservationOf<'script'>;
type Twice = { second: Script; by: string | null };

/**
 * The site embedded the chat twice. Established where two script elements with the same address of the vendor's both
 * loaded in one document, neither put in by the vendor's own code nor by anybody whom no call tells, with no change
 * of page within the document between them. Not tested where there are two and no probe told who put them in.
 * Excluded otherwise: every script element that loads is recorded.
 */
export const cause: Cause = {
  id: 'double-embed',
  title: 'Double embed',
  scope: 'pages',
  examine(input) {
    const pairs = pairsIn(input);
    const [twice] = pairs.flatMap(([first, second]) => embeddedTwice(first, second, input) ?? []);
    if (twice) return { state: 'established', ...told(twice) };
    if (pairs.some(([first]) => !hadProbe(first.document, input))) {
      return {
        state: 'not-tested',
        reason: 'the same script came twice, and it was not recorded who put it in',
      };
    }
    return { state: 'excluded', reason: "none of the vendor's scripts was embedded twice by the site" };
  },
};

/** Each script element that loaded, with the first of the same address in its document. */
function pairsIn({ log, pages, isAffectedUrl }: CauseInput): [first: Script, second: Script][] {
  const firsts = new Map<string, Script>();
  const pairs: [Script, Script][] = [];
  for (const script of log.of('script')) {
    const { page, document, fact } = script;
    if (!pages.has(page) || fact.event !== 'loaded' || !isRunnable(fact.type)) continue;
    if (!isAffectedUrl(fact.url)) continue;
    const key = `${document}\n${fact.url}`;
    const first = firsts.get(key);
    if (!first) firsts.set(key, script);
    else if (first.fact.node.id !== fact.node.id) pairs.push([first, script]);
  }
  return pairs;
}

function embeddedTwice(first: Script, second: Script, input: CauseInput): Twice | null {
  const { log } = input;
  if (!hadProbe(first.document, input)) return null;
  const isRevisited = log
    .inDocument(first.document, 'page')
    .some(({ seq, fact }) => fact.event !== 'start' && seq > first.seq && seq < second.seq);
  if (isRevisited) return null;
  const by = embedderOf(second, input);
  return by === undefined || embedderOf(first, input) === undefined ? null : { second, by };
}

/** The script that put it in, null for the document itself; undefined for the vendor's own or nobody that is known. */
function embedderOf(
  { document, seq, fact }: Script,
  { log, attribute }: CauseInput,
): string | null | undefined {
  const insertion = log
    .inDocument(document, 'dom')
    .findLast(
      (act) =>
        act.seq < seq && act.fact.action === 'insert' && act.fact.nodes.some(({ id }) => id === fact.node.id),
    );
  if (!insertion) return fact.parser ? null : undefined;
  const { actor } = attribute(insertion);
  if (!actor || actor.party === 'affected') return undefined;
  return actor.scriptUrl;
}

function hadProbe(document: string, { log }: CauseInput): boolean {
  return log.inDocument(document, 'probe').some(({ fact }) => fact.event === 'started');
}

function told({ second, by }: Twice) {
  const { url } = second.fact;
  // What redaction took out of an address cannot be pasted.
  const isWhole = !/[?‹]/.test(url);
  const where = by === null ? 'the page itself' : readable(by);
  return {
    reason: `${readable(url)} loaded twice in one document; ${where} put it in the second time`,
    advice: {
      sentence:
        by === null
          ? "Take the second of the two tags with this address out of the page's source."
          : `Keep ${where} from putting the chat in a second time.`,
      ...(isWhole ? { paste: `src="${url}"` } : {}),
    },
  };
}
