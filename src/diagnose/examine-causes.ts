import { type CauseId, type CauseState, causeIds } from '../model/report.ts';
import type { Cause, CauseInput } from './cause.ts';
import { causes } from './causes.gen.ts';

const tested: readonly Cause[] = causes;

type State = Omit<CauseState, 'id'>;

/** No observation can establish or exclude these. */
const untestable: Partial<Record<CauseId, string>> = {
  'authorised-by-site': 'ask the site',
  undetermined: 'it is the verdict when no cause is established',
};

/**
 * Examines every cause there is, in the order of the model; those without a test stand as not tested. The
 * examiner remembers what it found of the same page loads, so use one for each affected vendor.
 */
export function causeExaminer(): (input: CauseInput) => CauseState[] {
  const remembered = new Map<string, Map<CauseId, State>>();
  return (input) => {
    const pages = [...input.pages].sort().join('\n');
    const known = remembered.get(pages) ?? new Map<CauseId, State>();
    remembered.set(pages, known);
    return causeIds.map((id) => {
      const cause = tested.find((one) => one.id === id);
      if (!cause) return { id, state: 'not-tested', reason: untestable[id] ?? 'there is no test for it' };
      const state = (cause.scope === 'pages' && known.get(id)) || examined(cause, input);
      if (cause.scope === 'pages') known.set(id, state);
      return { id, ...state };
    });
  };
}

/** A cause that fails leaves itself open; it excludes nothing. */
function examined(cause: Cause, input: CauseInput): State {
  try {
    return cause.examine(input);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { state: 'not-tested', reason: `the test failed: ${detail}` };
  }
}
