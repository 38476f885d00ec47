import { isOfCompany } from '../../attribution/company.ts';
import { append } from '../../attribution/log.ts';
import type { ObservationOf } from '../../model/observation.ts';
import { actsOnNode } from '../acts-on-node.ts';
import type { Candidate, Detector, DetectorInput } from '../detector.ts';

type Reference = ObservationOf<'reference'>;
type Named = NonNullable<Reference['fact']['names']>;

const toldAtMost = 5;

/**
 * Another chat vendor's script names the vendor's globals or elements in its text, and stood in nothing that any other
 * detector considers: code that runs in some loads only. A plugin, a tag manager and the site name several vendors to
 * serve them, so only another chat vendor is told.
 */
export const detector: Detector = {
  id: 'dormant-reference',
  title: 'Dormant reference',
  affectedThing: 'name',
  mayName: ['other-vendor'],
  needs: ['reference', 'dom'],
  mustExclude: [],
  severity: 'low',
  readsOthers: true,
  notice:
    'It may use them under conditions that were not met here or in some page loads only, look at them without touching anything, or never run that part.',
  unseen:
    'only scripts of other chat vendors are read, once the page is at rest; names put together at run time are not seen',
  notApplicable: ({ globals, selectors }) =>
    globals.length + selectors.length > 0 ? null : 'the catalogue lists no global or selector of this vendor',
  examine(input) {
    const byScript = new Map<string, Reference[]>();
    for (const reference of referencesTo(input)) {
      const { url, node } = reference.fact;
      append(byScript, [reference.page, reference.document, node ?? '', url].join('\n'), reference);
    }
    return [...byScript.values()].flatMap((references) => candidates(references, input));
  },
  blind(input) {
    const unread = new Set(
      input.log.of('reference').flatMap(({ fact }) => (fact.how === 'unread' ? [fact.url] : [])),
    );
    const others = [...unread].filter((url) => !input.isAffectedUrl(url)).length;
    if (others > 0) return `the text of ${others} script${others === 1 ? '' : 's'} could not be read`;
    return referencesTo(input).some(({ page }) => isUnexplained(page, input))
      ? 'a script names this chat, and it is not known who did what happened to it'
      : '';
  },
};

const referencesTo = ({ log, affected }: DetectorInput): Reference[] =>
  log.of('reference').filter(({ fact }) => fact.names?.vendor === affected.id);

/** One for each script, at the first of its places. */
function candidates(references: readonly Reference[], input: DetectorInput): Candidate[] {
  const [first] = references;
  if (!first) return [];
  const attribution = writerOf(first, input);
  const url = attribution?.actor?.scriptUrl ?? null;
  if (attribution?.actor?.party !== 'other-vendor' || url === null) return [];
  if (isUnexplained(first.page, input) || input.others.some((other) => standsIn(other, url))) return [];
  if (isOfCompany(url, input.affected)) return [];
  const names = references.flatMap(({ fact }) => fact.names ?? []);
  const told = namesAs(names, ({ item }) => `“${item}”`);
  const { how } = first.fact;
  const inside = how === 'inline' ? ' in an inline script that it put in' : '';
  return [
    {
      act: null,
      seenAt: first,
      attribution,
      // That the text holds the name; nothing more is said of it.
      effectSeen: true,
      reason: '',
      claim: 'inferred',
      target: names[0]?.item ?? '',
      active: `names ${told} of ${input.affected.name}${inside} and was not seen to use ${names.length === 1 ? 'it' : 'them'}`,
      passive: `a script names ${told} of ${input.affected.name}`,
      what: `${namesAs(names, ({ item, line, column }) => `“${item}” at ${line}:${column}`)}, as the script’s text (${how}) has it`,
    },
  ];
}

/** Something happened to the vendor's things on this page load and nobody knows who did it: perhaps the script that names them. */
function isUnexplained(page: string, { others }: DetectorInput): boolean {
  return others.some(({ seenAt, attribution }) => seenAt.page === page && !attribution?.actor);
}

function standsIn({ attribution }: Candidate, scriptUrl: string): boolean {
  if (attribution?.actor?.scriptUrl === scriptUrl) return true;
  return attribution?.frames.some(({ url }) => url === scriptUrl) ?? false;
}

/** Whose text it is; of an inline script, who put it in. Null where the page came with it: that is the site's own. */
function writerOf(reference: Reference, { log, attribute }: DetectorInput) {
  const { node, how } = reference.fact;
  if (how !== 'inline') return attribute(reference);
  const insertion = actsOnNode(log).insertionBefore(reference.document, node ?? -1, reference.seq);
  return insertion && attribute(insertion);
}

function namesAs(names: readonly Named[], tell: (named: Named) => string): string {
  const more = names.length - toldAtMost;
  return [...names.slice(0, toldAtMost).map(tell), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
