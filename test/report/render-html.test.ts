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
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
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

it('shows what each finding must hold, how it was recorded, and apart from it what is declared', () => {
  const page = open(renderReportHtml(sampleReport));
  const told = (name: string, within: ParentNode = page) =>
    [...within.querySelectorAll('dt')]
      .filter((term) => term.textContent === name)
      .map((term) => term.nextElementSibling?.textContent);
  expect(told('Last known good')).toContain('none seen in what was recorded');
  expect(told('Protective measure')).toContain('none identified in what was recorded');
  expect(told('Script text').filter((text) => text?.startsWith('SHA-256 9f86d081'))).toHaveLength(3);
  expect(told('Script text')).toContain('not had: no script is named');
  expect(page.querySelector('.excerpt')?.textContent).toContain("12    $('#parley-root').remove();");
  expect(told('Requests')).toContain('api.parley.example/v1/boot: 3 asked for, 2 answered, 1 failed');
  expect(told('Requests')).toContain('to Murmur’s servers: not recorded, no permission');
  expect(told('Error rate')).toEqual([
    'attacks on attribution, Chromium 156: 0 of 80 wrong, 16 unresolved (npm run attacks)',
  ]);
  expect(told('Clock')).toEqual([
    'servers’ clocks from 1.4 s behind ours to 0.3 s ahead of ours (212 answers, 9 hosts)',
  ]);
  const declared = [...page.querySelectorAll('section')].at(-1) ?? page;
  expect(declared.querySelector('h2')?.textContent).toBe('Declared by a person, not observed');
  expect(told('Business loss', declared)).toHaveLength(1);
  expect(told('Business loss')).toHaveLength(1);
  const { body } = open(renderReportHtml({ ...sampleReport, declared: {} }));
  expect(body.textContent).toContain('Nothing was declared.');
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
