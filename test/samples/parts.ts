import { type CauseState, causeIds, ladderSteps, type Rung } from '../../src/model/report.ts';

/** The n-th second of the sample's minute, ISO 8601. */
export const at = (second: number): string => `2026-03-04T10:32:${String(second).padStart(2, '0')}.120Z`;

/** `+` reached, `-` reached and lost six seconds later, `x` not reached, `?` unknown: one sign a step. */
export const ladder = (signs: string): Rung[] =>
  ladderSteps.map((step, index) => {
    if (signs[index] === '+') return { step, state: 'reached', at: at(index + 1) };
    if (signs[index] === '-') return { step, state: 'reached', at: at(index + 1), lostAt: at(index + 7) };
    return { step, state: signs[index] === 'x' ? 'not-reached' : 'unknown', at: null };
  });

export const causes = (
  stated: Partial<Record<CauseState['id'], [CauseState['state'], string]>>,
): CauseState[] =>
  causeIds
    .filter((id) => id !== 'undetermined')
    .map((id) => {
      const [state, reason] = stated[id] ?? ['not-tested', 'This release does not test it.'];
      return { id, state, reason };
    });

export const excluded = causes({
  'content-blocker': ['excluded', 'No request of this vendor was blocked by an extension.'],
  csp: ['excluded', 'No violation of the page’s policy concerns this vendor.'],
  'css-conflict': ['excluded', 'The element left the document; no style rule does that.'],
  'page-replacement': ['excluded', 'The rest of the page stayed.'],
  'authorised-by-site': ['not-tested', 'Ask the site: clients do hide one vendor for another on purpose.'],
});

export const page = 'https://shop.example/products/kettle';
export const loader = 'https://www.googletagmanager.com/gtm.js?id=GTM-SAMPLE';
export const tag = 'https://cdn.overtalk.example/tag.js';

export const overtalk = {
  party: 'other-vendor',
  vendor: 'overtalk',
  name: 'Overtalk',
  scriptUrl: tag,
  line: 12,
  column: 5,
  loadedBy: [loader, page],
} as const;
