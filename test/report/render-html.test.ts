// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { notShown } from '../../src/model/verification.ts';
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

it('is read from the verdict to the details, what was declared last', () => {
  const page = open(renderReportHtml(sampleReport));
  const [lead] = page.querySelectorAll('h1 ~ .verdict p');
  expect(lead?.textContent).toBe(
    'The Parley chat was interfered with: Overtalk (tag.js) removed the Parley chat, and 1 more finding.',
  );
  expect([...page.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
    'What happened when',
    'Pictures',
    'Chat widgets',
    'Findings',
    'Comparisons and measured times',
    'What was not seen',
    'First look',
    'How far the tool can be relied on',
    'How this was made',
    'How to verify it',
    'Pages',
    'Scripts',
    'Declared by a person, not observed',
  ]);
  expect(page.querySelectorAll('.timeline .track').length).toBeGreaterThan(5);
});

it('tells who is not a specialist how it was made, how to verify it, and what a signature does not show', () => {
  const text = open(renderReportHtml(sampleReport)).body.textContent ?? '';
  expect(text).toContain('It does not say why somebody did something');
  expect(text).toContain('openssl dgst -sha256 -verify key.pem -signature list.sig datapackage.json');
  expect(text).toContain('widget-witness verify incident.zip --key FINGERPRINT');
  expect(text).toContain(notShown);
});

it('says that nothing is known to be missing, and that nothing was compared, where that is so', () => {
  const { audit } = sampleReport;
  const bare = { ...sampleReport, comparisons: [], audit: { ...audit, gaps: [] } };
  const text = open(renderReportHtml(bare)).body.textContent ?? '';
  expect(text).toContain('Nothing that is known of is missing');
  expect(text).toContain('None was made: the page was not loaded with and without a script');
});

it('gives reasons once: with the chat, and with a finding only where they are others', () => {
  const page = open(renderReportHtml(sampleReport));
  const causes = [...page.querySelectorAll('.finding .causes')].map((list) => list.textContent ?? '');
  const [first = '', , third = ''] = causes;
  expect(first).toContain('For the reasons that are given for the Parley chat.');
  expect(first).not.toContain('No request of this vendor was blocked by an extension.');
  expect(first).toContain('Content security policy');
  expect(third).toContain('Rule .promo ~ iframe of the site’s sheet gives opacity 0.');
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
  const rates = [...page.querySelectorAll('td')].find((cell) =>
    cell.textContent?.startsWith('attacks on attribution'),
  )?.parentElement;
  expect([...(rates?.children ?? [])].slice(1).map(({ textContent }) => textContent)).toEqual([
    'Chromium 156',
    '80',
    '0',
    '16',
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
  // Takes 15 s where nothing else runs.
}, 180_000);
