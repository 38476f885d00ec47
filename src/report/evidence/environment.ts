import { type Coverage, noProbe, recordedLate } from '../../detect/coverage.ts';
import type { RecordedAudit } from '../../model/audit.ts';
import type { QuietCheck, Report } from '../../model/report.ts';

type Environment = Report['audit']['environment'];

export type EnvironmentInput = {
  audit: RecordedAudit;
  coverage: Coverage;
  loads: ReadonlySet<string>;
  checks: readonly QuietCheck[];
};

/** In what surroundings it was recorded, and whether the recorder was there before the pages' own scripts. */
export function environmentOf({ audit, coverage, loads, checks }: EnvironmentInput): Environment {
  const protection = checks.find(({ id }) => id === 'other-protection');
  return {
    browser: audit.browser,
    permission: coverage.permission,
    origins: [...coverage.origins],
    profile: { state: 'unknown', detail: 'a browser does not tell an extension how old its profile is' },
    protections: {
      state: protection?.state ?? 'not-tested',
      detail: protection?.detail ?? 'it was not looked for',
    },
    probeFirst: probeFirst(loads, coverage),
  };
}

function probeFirst(loads: ReadonlySet<string>, coverage: Coverage): Environment['probeFirst'] {
  if (loads.size === 0) return { state: 'unknown', detail: 'no page load was recorded' };
  const late = [...loads].filter((page) =>
    coverage.lossesOf(page).some(({ reason }) => reason === noProbe || reason === recordedLate),
  );
  const detail =
    late.length === 0
      ? 'in every page load it began before the first script of the page'
      : `in ${late.length} of ${loads.size} page loads it was not in every document before the page's own scripts`;
  return { state: late.length === 0 ? 'yes' : 'no', detail };
}
