import { readable } from '../../attribution/address.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Cause, CauseInput } from '../cause.ts';

/** The page's Content-Security-Policy forbade something of the vendor's; a report-only policy forbids nothing. */
export const cause: Cause = {
  id: 'csp',
  title: 'Content-Security-Policy',
  scope: 'pages',
  examine(input) {
    const hit = input.log
      .of('csp')
      .find((violation) => input.pages.has(violation.page) && concerns(violation, input));
    if (!hit)
      return {
        state: 'excluded',
        reason: "the page's policy was not seen to forbid anything of the vendor's",
      };
    const { directive, blockedUrl } = hit.fact;
    return { state: 'established', reason: `${directive} forbade ${readable(blockedUrl) || 'inline code'}` };
  },
};

/** The blocked address is the vendor's, or the vendor's own script wanted what was blocked (inline, eval). */
function concerns({ fact }: ObservationOf<'csp'>, { isAffectedUrl }: CauseInput): boolean {
  if (fact.disposition !== 'enforce') return false;
  return (
    isAffectedUrl(fact.blockedUrl) || (!/^[a-z]+:/i.test(fact.blockedUrl) && isAffectedUrl(fact.sourceUrl))
  );
}
