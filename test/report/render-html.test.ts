// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { renderReportHtml } from '../../src/report/render-html.tsx';
import { filledReport } from '../samples/filled-report.ts';
import { sampleReport } from '../samples/report.ts';
import { axeFaults } from '../ui/axe.ts';
import { activeContent, hostileMarkup, hostileUrl } from '../ui/hostile.ts';

const open = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

it('is one whole document with title, language, style and a policy that lets nothing load', () => {
  const page = open(renderReportHtml(sampleReport));
  expect(page.doctype?.name).toBe('html');
  expect(page.documentElement.lang).toBe('en');
  expect(page.title).toBe('Chat widgets on shop.example');
  expect(page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'",
  );
  expect(page.querySelector('style')?.textContent).toContain('@media print');
  expect(activeContent(page)).toEqual([]);
});

it('shows everything unfolded, with the findings’ sentences and the custody', () => {
  const page = open(renderReportHtml(sampleReport));
  expect(page.querySelectorAll('details:not([open])')).toHaveLength(0);
  const text = page.body.textContent ?? '';
  for (const finding of sampleReport.findings) expect(text).toContain(finding.summary);
  for (const widget of sampleReport.widgets) expect(text).toContain(widget.summary);
  expect(text).toContain('2 findings, 1 inconclusive, 1 notice.');
  expect(text).toContain('build b3a91f0');
  expect(text).toContain('18,422 observations');
  expect(text).toContain('2026-03-04 10:32:00 to 10:32:59 UTC');
});

it.each([
  ['markup', hostileMarkup],
  ['an address that runs', hostileUrl],
])('keeps %s in every field as text', (_, text) => {
  const page = open(renderReportHtml(filledReport(text)));
  expect(activeContent(page)).toEqual([]);
  expect(page.querySelectorAll('style')).toHaveLength(1);
  expect(page.querySelector('h3')?.textContent).toBe(text);
});

it('has no fault that axe can find', async () => {
  const page = open(renderReportHtml(sampleReport));
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  expect(await axeFaults(document.documentElement)).toEqual([]);
});
