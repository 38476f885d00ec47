import type { Report } from '../../model/report.ts';
import { picturesOf } from '../../package/gather.ts';
import { inBase64 } from '../../package/pack.ts';
import { browser } from '../../platform/browser.ts';
import { figuresCsv } from '../../report/figures-csv.ts';
import { reportHost } from '../../report/host.ts';
import { renderReportHtml } from '../../report/render-html.tsx';
import { keeper } from './background.ts';

export type Download = { name: string; type: string; content: string | Blob };

/** `widget-witness-shop.example-2026-03-04-1032`: the audited host and the UTC minute it began. */
const baseName = (report: Report): string => {
  const host = reportHost(report).replace(/[^a-z0-9.-]/gi, '-');
  const { startedAt } = report.audit;
  return `widget-witness-${host}-${startedAt.slice(0, 10)}-${startedAt.slice(11, 16).replace(':', '')}`;
};

/** A package is shown before it leaves, in a tab of its own, for which the popup makes room. */
export const openExportPage = async (auditId: string): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(`export.html?audit=${auditId}`) });
};

export const packageDownload = (report: Report, content: Blob): Download => ({
  name: `${baseName(report)}.zip`,
  type: 'application/zip',
  content,
});

export const jsonDownload = (report: Report): Download => ({
  name: `${baseName(report)}.json`,
  type: 'application/json',
  content: JSON.stringify(report, null, 2),
});

export async function htmlDownload(report: Report): Promise<Download> {
  const pictures = inBase64(await picturesOf(report.audit.id, report, keeper));
  return { name: `${baseName(report)}.html`, type: 'text/html', content: renderReportHtml(report, pictures) };
}

export const csvDownload = (report: Report): Download => ({
  name: `${baseName(report)}.csv`,
  type: 'text/csv',
  content: figuresCsv(report.comparisons),
});

/** Hands a file to the browser's downloads; no permission is needed for it. */
export const downloadFile = ({ name, type, content }: Download): void => {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Firefox reads the Blob only after the person has chosen a folder.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
