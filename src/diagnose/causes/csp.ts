import { hostOf, readable } from '../../attribution/address.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Advice } from '../../model/report.ts';
import type { Cause, CauseInput } from '../cause.ts';

/**
 * The page's Content-Security-Policy kept something of the vendor's out. Established by the browser's own report that an
 * enforced policy blocked an address of the vendor's, or what the vendor's script wanted inline or by eval; a report-only
 * policy forbids nothing. Excluded where no such report came: it reaches every document, whoever set the policy.
 */
export const cause: Cause = {
  id: 'csp',
  title: 'Content-Security-Policy',
  scope: 'pages',
  examine(input) {
    const hits = input.log
      .of('csp')
      .filter((violation) => input.pages.has(violation.page) && concerns(violation, input));
    const [hit] = hits;
    if (!hit)
      return {
        state: 'excluded',
        reason: "the page's policy was not seen to forbid anything of the vendor's",
      };
    const { directive, blockedUrl } = hit.fact;
    const reason = `${directive} forbade ${readable(blockedUrl) || 'inline code'}`;
    return { state: 'established', reason, advice: adviceFor(hits) };
  },
};

/** One line a directive, with all that it must allow besides what it allows now. */
function adviceFor(hits: readonly ObservationOf<'csp'>[]): Advice {
  const wanted = new Map<string, Set<string>>();
  for (const { fact } of hits) {
    const source = sourceFor(fact.blockedUrl);
    if (source === null) continue;
    // `script-src-elem` of its own would take the place of what `script-src` allows.
    const directive = fact.directive.replace(/-(?:elem|attr)$/, '');
    wanted.set(directive, (wanted.get(directive) ?? new Set()).add(source));
  }
  const lines = [...wanted].map(([directive, sources]) => [directive, ...sources].join(' '));
  if (lines.length === 0)
    return { sentence: "Ask the vendor what the page's Content-Security-Policy must allow." };
  const sentence = "Add these sources to these directives of the page's Content-Security-Policy.";
  return { sentence, paste: lines.join('\n') };
}

const keywordSources: Readonly<Record<string, string>> = {
  inline: "'unsafe-inline'",
  eval: "'unsafe-eval'",
  'wasm-eval': "'wasm-unsafe-eval'",
  blob: 'blob:',
  data: 'data:',
};

/** The source expression that allows it (CSP 3, section 2.3.1); null where a source cannot. */
function sourceFor(blockedUrl: string): string | null {
  if (hostOf(blockedUrl)) return new URL(blockedUrl).origin;
  return keywordSources[blockedUrl.replace(/:.*$/s, '')] ?? null;
}

/** The blocked address is the vendor's, or the vendor's own script wanted what was blocked (inline, eval). */
function concerns({ fact }: ObservationOf<'csp'>, { isAffectedUrl }: CauseInput): boolean {
  if (fact.disposition !== 'enforce') return false;
  return (
    isAffectedUrl(fact.blockedUrl) || (!/^[a-z]+:/i.test(fact.blockedUrl) && isAffectedUrl(fact.sourceUrl))
  );
}
