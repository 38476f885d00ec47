import type { Finding, Report } from '../../../model/report.ts';

/** One page load of the picture. Times in epoch ms. */
export type ShownLoad = {
  /** Counted from 1 among the page loads of the audit. */
  number: number;
  /** The document's id, also where the page came back from the back-forward cache. */
  page: string;
  url: string;
  fromMs: number;
  toMs: number;
  /** Route changes within. */
  routesMs: number[];
};

/** More do not fit beside one another. */
const loadsAtMost = 8;
/** An audit that still records ends this long after the last that is known of it. */
const openEndMs = 1_000;

export const ms = (iso: string): number => Date.parse(iso);

/** When an act was observed, as far as the finding says; of a single one also its effect is evidence. */
export const timesOf = ({ firstObserved, lastObserved, evidence, count }: Finding): number[] => {
  const times = [firstObserved, ...(count > 1 ? evidence.map(({ at }) => at) : []), lastObserved];
  return [...new Set(times.map(ms))].toSorted((a, b) => a - b);
};

/** The page loads that are drawn: those with acts and their surroundings first; `more` are not. */
export function shownLoads(report: Report): { loads: ShownLoad[]; more: number } {
  const all = allLoads(report);
  if (all.length <= loadsAtMost) return { loads: all, more: 0 };
  const acted = all.flatMap(({ fromMs, toMs }, index) =>
    report.findings.some((finding) => timesOf(finding).some((at) => at >= fromMs && at < toMs))
      ? [index]
      : [],
  );
  const wanted = [acted[0], acted.at(-1), 0, all.length - 1, ...acted, ...acted.map((index) => index - 1)];
  const chosen = new Set(wanted.filter((index) => index !== undefined && index >= 0));
  for (let index = 0; chosen.size < loadsAtMost; index++) chosen.add(index);
  const kept = [...chosen].slice(0, loadsAtMost);
  return { loads: all.filter((_, index) => kept.includes(index)), more: all.length - kept.length };
}

/** Windows of their own run beside the page and have no place on its axis. */
function allLoads({ audit, comparisons, findings }: Report): ShownLoad[] {
  const began = audit.pages.filter(({ kind }) => kind !== 'route' && kind !== 'pop-out');
  const known = [...audit.pages.map(({ startedAt }) => ms(startedAt)), ...findings.flatMap(timesOf)];
  const end = audit.endedAt === null ? Math.max(...known) + openEndMs : ms(audit.endedAt);
  // A comparison loads the page anew.
  const ends = [...began, ...comparisons].map(({ startedAt }) => ms(startedAt));
  return began.map(({ id, url, startedAt }, index) => {
    const fromMs = ms(startedAt);
    const toMs = Math.max(fromMs, Math.min(end, ...ends.filter((at) => at > fromMs)));
    const routes = audit.pages.filter(({ kind }) => kind === 'route').map((page) => ms(page.startedAt));
    return {
      number: index + 1,
      page: id.split('#')[0] ?? id,
      url,
      fromMs,
      toMs,
      routesMs: routes.filter((at) => at > fromMs && at < toMs),
    };
  });
}
