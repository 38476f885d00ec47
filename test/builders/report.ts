import type { Audit } from '../../src/model/audit.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Report } from '../../src/model/report.ts';
import type { Vendor } from '../../src/model/vendor.ts';
import { buildReport } from '../../src/report/build.ts';
import { siteUrl, vendors } from './log.ts';

export const audit: Audit = {
  id: 'a1',
  state: 'stopped',
  startedAtMs: Date.UTC(2026, 0, 2, 10, 31, 59),
  endedAtMs: Date.UTC(2026, 0, 2, 10, 40, 0),
  tabs: [1],
  siteUrl,
  browser: 'Chromium 150',
  origins: ['<all_urls>'],
  protect: ['parley'],
  vendors: [],
  redactionKey: '00',
};

/** The report of a log, by default with Parley as the only affected vendor and all hosts permitted. */
export function reportOf(
  observations: readonly Observation[],
  given: Partial<Audit> = {},
  catalogue: readonly Vendor[] = vendors,
): Report {
  return buildReport({
    audit: { ...audit, ...given },
    observations,
    vendors: catalogue,
    tool: { version: '0.1.0', build: 'test', catalogue: 'test' },
  });
}

/** What one detector found, without the other detectors' findings. */
export function findingsOf(detector: string, ...given: Parameters<typeof reportOf>) {
  return reportOf(...given).findings.filter((finding) => finding.detector === detector);
}

/** What one detector says of the widget. */
export function checkOf(detector: string, ...given: Parameters<typeof reportOf>) {
  return reportOf(...given).widgets[0]?.checks.find((check) => check.detector === detector);
}

/** The state of one cause for the widget as a whole. */
export function causeOf(id: string, ...given: Parameters<typeof reportOf>) {
  return reportOf(...given).widgets[0]?.causes.find((cause) => cause.id === id);
}
