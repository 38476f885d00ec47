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
    const seen = consideredBy(input.others);
    return [...byScript.values()].flatMap((references) => candidates(references, seen, input));
  },
  blind(input) {
    const unread = new Set(
      input.log.of('reference').flatMap(({ fact }) => (fact.how === 'unread' ? [fact.url] : [])),
    );
    const others = [...unread].filter((url) => !input.isAffectedUrl(url)).length;
    if (others > 0) return `the text of ${others} script${others === 1 ? '' : 's'} could not be read`;
    const { unexplained } = consideredBy(input.others);
    return referencesTo(input).some(({ page }) => unexplained.has(page))
      ? 'a script names this chat, and it is not known who did what happened to it'
      : '';
  },
};

const referencesTo = ({ log, affected }: DetectorInput): Reference[] =>
  log.of('reference').filter(({ fact }) => fact.names?.vendor === affected.id);

/** One for each script, at the first of its places. */
function candidates(
  references: readonly Reference[],
  { unexplained, scripts }: Considered,
  input: DetectorInput,
): Candidate[] {
  const [first] = references;
  if (!first) return [];
  const attribution = writerOf(first, input);
  const url = attribution?.actor?.scriptUrl ?? null;
  if (attribution?.actor?.party !== 'other-vendor' || url === null) return [];
  if (unexplained.has(first.page) || scripts.has(url)) return [];
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

/** What the other detectors considered. */
type Considered = {
  /**
   * Page loads on which something happened to the vendor's things and nobody knows who did it: perhaps the script that
   * names them.
   */
  unexplained: ReadonlySet<string>;
  /** Every script that acted, or stood in the stack of an act. */
  scripts: ReadonlySet<string | null>;
};

function consideredBy(others: readonly Candidate[]): Considered {
  const unexplained = new Set<string>();
  const scripts = new Set<string | null>();
  for (const { seenAt, attribution } of others) {
    if (!attribution?.actor) unexplained.add(seenAt.page);
    else scripts.add(attribution.actor.scriptUrl);
    for (const { url } of attribution?.frames ?? []) scripts.add(url);
  }
  return { unexplained, scripts };
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
