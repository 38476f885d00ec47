import type { Finding, Report } from '../../src/model/report.ts';
import { removed } from './findings.ts';
import { ladder } from './parts.ts';
import { sampleReport } from './report.ts';

const base = Date.parse('2026-03-04T10:00:00.000Z');
/** Each load lasts so long. */
export const loadMs = 20_000;
export const timeIn = (load: number, sinceMs: number): string =>
  new Date(base + load * loadMs + sinceMs).toISOString();

/** An audit of many page loads; in those that are named (counted from 0) the chat is removed two seconds after the beginning. */
export function manyLoads(count: number, acted: readonly number[]): Report {
  const [parley] = sampleReport.widgets;
  if (!parley) throw new Error('no chat');
  const pages = Array.from({ length: count }, (_, load) => ({
    id: `p${load}`,
    url: `https://shop.example/${load}`,
    startedAt: timeIn(load, 0),
    kind: 'load' as const,
  }));
  const findings = acted.map(
    (load, index): Finding => ({
      ...removed,
      id: `f${index}`,
      firstObserved: timeIn(load, 2_000),
      lastObserved: timeIn(load, 2_000),
      evidence: [],
    }),
  );
  return {
    ...sampleReport,
    audit: { ...sampleReport.audit, pages, startedAt: timeIn(0, 0), endedAt: timeIn(count, 0) },
    widgets: [
      {
        ...parley,
        pageLoads: pages.map(({ id, url }, load) => ({
          page: id,
          url,
          ladder: ladder('+++++?????+??').map((rung) =>
            rung.at === null ? rung : { ...rung, at: timeIn(load, 1_000) },
          ),
        })),
      },
    ],
    findings,
    comparisons: [],
  };
}
