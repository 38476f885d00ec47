// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { Results } from '../../../src/ui/components/results.tsx';
import { filledReport } from '../../samples/filled-report.ts';
import { manyLoads } from '../../samples/many-loads.ts';
import { ladder } from '../../samples/parts.ts';
import { sampleReport } from '../../samples/report.ts';
import { axeFaults } from '../axe.ts';
import { activeContent, hostileMarkup, hostileUrl } from '../hostile.ts';

const main = document.createElement('main');

const draw = (report: Report, expanded = false) =>
  render(<Results report={report} expanded={expanded} />, main);

/** Texts of all elements that match, white space collapsed. */
const texts = (selector: string, root: ParentNode = main): string[] =>
  [...root.querySelectorAll(selector)].map((element) =>
    (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );

const finding = (mark: string): HTMLDetailsElement => {
  const found = [...main.querySelectorAll<HTMLDetailsElement>('.finding')].find((row) =>
    row.querySelector('summary')?.textContent?.includes(mark),
  );
  if (!found) throw new Error(`no finding with ${mark}`);
  return found;
};

beforeEach(() => {
  render(null, main);
  document.title = 'Results';
  document.documentElement.lang = 'en';
  document.body.replaceChildren(main);
});

describe('a widget', () => {
  it('begins with its verdict sentence', () => {
    draw(sampleReport);
    const card = main.querySelector('.widget');
    expect(card?.firstElementChild?.tagName).toBe('H3');
    expect(card?.firstElementChild?.textContent).toBe(sampleReport.widgets[0]?.summary);
    expect(texts('.widget > .widget-meta .badge')).toEqual([
      'Interfered with',
      'Undetermined',
      'Explained',
      'Healthy',
    ]);
  });

  it('shows each step of its ladder by text, shape and time', () => {
    draw(sampleReport);
    const ladder = main.querySelector('.widget .ladder');
    expect(ladder?.querySelector('ol')?.getAttribute('aria-label')).toBe('Steps of the Parley chat');
    const steps = texts('.step-name', ladder ?? main);
    expect(steps).toHaveLength(13);
    expect(steps[0]).toBe('tag: reached 10:32:01 UTC');
    expect(steps[5]).toBe('monitoring: unknown');
    expect(steps[10]).toBe('clickable: reached 10:32:11, lost 10:32:17 UTC');
    expect(ladder?.querySelector('.step')?.getAttribute('title')).toBe('tag: reached 10:32:01 UTC');
    const shapes = [0, 5, 10].map((index) => ladder?.querySelectorAll('path')[index]?.getAttribute('d'));
    const missing = main.querySelectorAll('.step-not-reached path')[0]?.getAttribute('d');
    expect(new Set([...shapes, missing]).size).toBe(4);
    expect(texts('figcaption', ladder ?? main)).toEqual([
      'Last step reached: clickable, 10:32:11 UTC. Lost again: rendered, visible, clickable, 10:32:15 UTC.',
    ]);
  });

  it('holds a ladder for each page load where there are several', () => {
    draw(sampleReport);
    expect(texts('.page-load .place')).toEqual([
      'https://shop.example/products/kettle',
      'https://shop.example/cart',
    ]);
  });

  it('draws page loads that came equally far once, where there are many', () => {
    const report = manyLoads(30, []);
    draw(report);
    expect(main.querySelectorAll('.page-load')).toHaveLength(1);
    expect(texts('.page-load > .quiet')).toEqual([
      'It came equally far in the next 29 page loads; each is in report.json.',
    ]);
    const [widget] = report.widgets;
    if (widget?.pageLoads[9]) widget.pageLoads[9].ladder = ladder('+++++xxxxxxxx');
    draw({ ...report });
    expect(main.querySelectorAll('.page-load')).toHaveLength(3);
    draw(manyLoads(12, []));
    expect(main.querySelectorAll('.page-load')).toHaveLength(12);
  });

  it('says so when there is none', () => {
    draw({ ...sampleReport, widgets: [], findings: [] });
    expect(main.textContent).toContain('No chat widget was seen.');
    expect(main.textContent).toContain('Nothing to report in what was recorded.');
  });
});

describe('a finding', () => {
  it('is a sentence with the place in monospace, failures first', () => {
    draw(sampleReport);
    expect(texts('.finding > summary .badge')).toEqual(['Fail', 'Fail', 'Inconclusive', 'Notice']);
    const [sentence] = texts('.sentence');
    expect(sentence).toBe(sampleReport.findings[2]?.summary);
    expect(texts('.sentence code')[0]).toBe('cdn.overtalk.example/tag.js:12:5');
  });

  it('adds the place to a sentence that lacks it', () => {
    draw(sampleReport);
    expect(texts('.sentence code')[1]).toBe('https://cdn.overtalk.example/tag.js:12:5');
  });

  it('is closed in the popup and open in the report', () => {
    draw(sampleReport);
    expect(main.querySelectorAll('details[open]')).toHaveLength(0);
    render(null, main);
    draw(sampleReport, true);
    expect(main.querySelectorAll('details:not([open])')).toHaveLength(0);
  });

  it('stays open and keeps the focus when the record grows', () => {
    draw(sampleReport);
    const row = finding('removed the Parley');
    row.open = true;
    row.querySelector('summary')?.focus();
    const more = {
      ...sampleReport.findings[0],
      id: 'f9',
      verdict: 'fail',
      severity: 'high',
      firstObserved: '2026-03-04T10:31:00.000Z',
    };
    draw({ ...sampleReport, findings: [more as Report['findings'][number], ...sampleReport.findings] });
    expect(finding('removed the Parley')).toBe(row);
    expect(row.open).toBe(true);
    expect(document.activeElement).toBe(row.querySelector('summary'));
    expect(main.querySelectorAll('.finding')).toHaveLength(5);
  });

  it('opens its stack, chain, states, causes, period and claim', () => {
    draw(sampleReport);
    const row = finding('removed the Parley');
    expect(texts('.frame .badge', row)).toEqual([
      'path',
      'library',
      'actor',
      'other vendor: overtalk',
      'wrapper, only forwards',
      'third party',
      'caller',
      'other vendor: overtalk',
    ]);
    expect(texts('.chain-label', row)).toEqual([
      'Page',
      'Google Tag Manager (tag manager)',
      'Overtalk (other vendor)',
    ]);
    expect(texts('.before-after dd', row)).toEqual([
      'connected, rendered, visible, clickable',
      'not connected',
    ]);
    expect(texts('.facts dd', row)).toEqual([
      'Parley',
      'div#parley-root',
      '2 times, in 2 of 3 page loads',
      'first observed 2026-03-04 10:32:07 UTC, last 2026-03-04 10:32:41 UTC',
      'Observed: a sensor saw the act and its stack. Not confirmed by a comparison.',
      'removed-widget, severity high',
    ]);
    expect(texts('.causes .badge', row)).toEqual([
      'Excluded',
      'Excluded',
      'Excluded',
      'Excluded',
      'Not tested',
      'Not tested',
    ]);
    expect(texts('.causes > li', row).at(-1)).toContain('Ask the site');
    expect(texts('.evidence code', row)).toContain('d7f2a1#118');
  });

  it('says when the actor is unknown and why it is inconclusive', () => {
    draw(sampleReport);
    const row = finding('Murmur');
    expect(row.textContent).toContain('no recorded actor');
    expect(texts('.chain', row)).toEqual(['unknown (unknown)Script not known']);
    expect(texts('.causes .badge', row)[0]).toBe('Established');
  });
});

describe('the rest of the record', () => {
  it('draws when what happened, once it is asked for', async () => {
    draw(sampleReport);
    const fold = [...main.querySelectorAll<HTMLDetailsElement>('.fold')].find((one) =>
      one.textContent?.startsWith('What happened when'),
    );
    expect(fold?.querySelector('svg')).toBeNull();
    if (fold) fold.open = true;
    await expect.poll(() => fold?.querySelectorAll('.track').length ?? 0).toBeGreaterThan(5);
  });

  it('tells gaps, first look, pages and scripts', () => {
    draw(sampleReport);
    expect(texts('.fold h2')).toEqual([
      'What happened when',
      'What was not seen',
      'First look',
      'Pages',
      'Scripts',
    ]);
    expect(main.textContent).toContain('The first page was already open when recording began.');
    expect(main.textContent).toContain('At the click, 10:32:00 UTC: actor not recorded.');
    expect(main.textContent).toContain('restored from the back-forward cache');
    const scripts = [...main.querySelectorAll('.fold')].at(-1) ?? main;
    expect(texts('tbody .number', scripts)).toEqual(['1,204', '9', '2', '31']);
    expect(texts('thead th', scripts)).toEqual(['Script', 'Belongs to', 'Requests']);
  });
});

it('tells the hashes of scripts, in short, and whole on hover', () => {
  const hash = 'ab'.repeat(32);
  const text = { how: 'inline', reason: 'read', sha256: hash, length: 9 } as const;
  const row = {
    page: 'https://shop.example/',
    place: 'inline script 1',
    party: 'site',
    vendor: null,
  } as const;
  const [script, ...others] = sampleReport.scripts;
  if (!script) throw new Error('no script');
  draw({
    ...sampleReport,
    scripts: [{ ...script, text: { ...text, how: 'not-had', reason: 'refused', sha256: null } }, ...others],
    inlineScripts: [{ ...row, name: 'shop.example', loadedBy: ['https://shop.example/'], times: 1, text }],
  });
  const scripts = [...main.querySelectorAll('.fold')].at(-1) ?? main;
  expect(scripts.textContent).toContain('text not had: refused');
  expect(scripts.textContent).toContain(
    'inline script 1 in https://shop.example/SHA-256 abababababab…, from the page itself',
  );
  expect(scripts.querySelector(`[title^="${hash}"]`)).not.toBeNull();
  expect(texts('tbody tr', scripts)).toHaveLength(sampleReport.scripts.length + 1);
});

it('has no fault that axe can find, folded or open', async () => {
  draw(sampleReport);
  expect(await axeFaults(document.body)).toEqual([]);
  render(null, main);
  draw(sampleReport, true);
  expect(await axeFaults(document.body)).toEqual([]);
  // Takes 9 s where nothing else runs.
}, 180_000);

it.each([
  ['markup', hostileMarkup],
  ['an address that runs', hostileUrl],
])('draws %s in every field as text', (_, text) => {
  draw(filledReport(text), true);
  expect(activeContent(main)).toEqual([]);
  expect(texts('.widget h3')[0]).toBe(text.replace(/\s+/g, ' '));
  expect(texts('.frame .place')[0]).toContain(text);
});
