import type { Report } from '../model/report.ts';

/** The host of the first audited page; `unknown site` where no page was recorded or its URL has no host. */
export const reportHost = (report: Report): string => {
  const url = report.audit.pages[0]?.url ?? report.audit.firstLook[0]?.url ?? '';
  return (URL.canParse(url) && new URL(url).hostname) || 'unknown site';
};
