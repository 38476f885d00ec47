// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { Timeline } from '../../../src/ui/components/timeline.tsx';
import { filledReport } from '../../samples/filled-report.ts';
import { manyLoads } from '../../samples/many-loads.ts';
import { sampleReport } from '../../samples/report.ts';
import { axeFaults } from '../axe.ts';
import { activeContent, hostileMarkup, hostileUrl } from '../hostile.ts';

const main = document.createElement('main');
const draw = (report: Report) => render(<Timeline report={report} expanded />, main);
const texts = (selector: string, root: ParentNode = main): string[] =>
  [...root.querySelectorAll(selector)].map((element) =>
    (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );

beforeEach(() => {
  render(null, main);
  document.title = 'Timeline';
  document.documentElement.lang = 'en';
  document.body.replaceChildren(main);
});

describe('the picture', () => {
  it('has a lane for each chat and for each who acted, with the acts’ numbers', () => {
    draw(sampleReport);
    expect(texts('.lane-name strong')).toEqual(['Parley', 'Murmur', 'Chatter', 'Overtalk', 'Nobody named']);
    expect(texts('.lane-part')[3]).toBe('chat, other vendor');
    expect(texts('.act-name')).toEqual([
      '1 removed widget',
      '2 driven api',
      '4 dormant reference',
      '3 hidden widget',
    ]);
    expect(texts('.load-name')).toEqual(['1 · 10:32:00', '2']);
  });

  it('draws the chat’s states with heights and lines of their own, and how it was acted upon', () => {
    draw(sampleReport);
    const [, parley] = main.querySelectorAll('.track');
    const states = [...(parley?.querySelectorAll('.state') ?? [])];
    expect(states.map((one) => one.getAttribute('class')?.replace('state state-', ''))).toEqual([
      'absent',
      'loaded',
      'visible',
      'clickable',
      'lost',
      'absent',
    ]);
    const shapes = states.map((one) => `${one.localName} ${one.getAttribute('height')}`);
    expect(new Set(shapes.slice(0, 4)).size).toBe(4);
    expect(parley?.querySelectorAll('.shape-lost')).toHaveLength(1);
    // Two findings at the same two moments.
    expect(parley?.querySelectorAll('.shape-touched')).toHaveLength(2);
  });

  it('tells findings of each kind apart by shape', () => {
    draw(sampleReport);
    const drawn = ['fail', 'inconclusive', 'notice'].map((verdict) =>
      main.querySelector(`.track .shape-${verdict}`)?.getAttribute('d'),
    );
    expect(new Set(drawn).size).toBe(3);
    expect(drawn).not.toContain(undefined);
  });

  it('explains what it shows, and nothing else', () => {
    draw(sampleReport);
    expect(texts('.legend li')).toEqual([
      'not there',
      'its script ran',
      'visible',
      'visible and clickable',
      'lost again',
      'acted upon by another',
      'act with its effect',
      'inconclusive',
      'notice',
      'change of the route',
      'quiet time, drawn shorter',
    ]);
    render(null, main);
    draw({ ...manyLoads(1, []), findings: [] });
    expect(texts('.legend li')).not.toContain('act with its effect');
  });

  it('stays readable with 200 page loads and 300 findings, and says what is not drawn', () => {
    draw(manyLoads(200, [...Array.from({ length: 150 }, (_, load) => load), ...Array(150).fill(199)]));
    expect(main.querySelectorAll('.load-name')).toHaveLength(8);
    expect(main.querySelectorAll('.act-name')).toHaveLength(10);
    expect(texts('figcaption')[0]).toMatch(/ Not drawn: 192 page loads, 290 findings,/);
    expect(main.querySelectorAll('*').length).toBeLessThan(2_000);
  });

  it('is not there where no page load was recorded', () => {
    draw({ ...sampleReport, audit: { ...sampleReport.audit, pages: [] } });
    expect(main.innerHTML).toBe('');
  });
});

it('says the same in words, in order of time', () => {
  draw(sampleReport);
  const rows = texts('tbody tr');
  expect(rows[0]).toMatch(
    /^10:32:00 UTC ?Page ?Page load 1 begins: https:\/\/shop\.example\/products\/kettle$/,
  );
  expect(rows).toContainEqual(
    expect.stringMatching(/^10:32:17 UTC 17\.0 s ?Parley ?The chat was lost again$/),
  );
  for (const finding of sampleReport.findings)
    expect(rows).toContainEqual(expect.stringContaining(finding.summary.replace(/\s+/g, ' ')));
  expect(rows.map((row) => row.slice(0, 8))).toEqual(rows.map((row) => row.slice(0, 8)).toSorted());
  expect(rows.at(-1)).toContain('comes back from the back-forward cache');
});

it('has no fault that axe can find', async () => {
  draw(sampleReport);
  expect(await axeFaults(document.body)).toEqual([]);
});

it.each([
  ['markup', hostileMarkup],
  ['an address that runs', hostileUrl],
])('draws %s in every field as text', (_, text) => {
  draw(filledReport(text));
  expect(activeContent(main)).toEqual([]);
  expect(texts('.lane-name strong')[0]).toBe(text.replace(/\s+/g, ' '));
});
