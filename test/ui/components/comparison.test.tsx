// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { Results } from '../../../src/ui/components/results.tsx';
import { sampleReport } from '../../samples/report.ts';

const main = document.createElement('main');
const draw = (given: Partial<Report> = {}) =>
  render(
    <Results
      report={{ ...sampleReport, ...given }}
      findingActions={({ id }) => <button type="button">Compare {id}</button>}
      comparisonActions={<button type="button">Export</button>}
    />,
    main,
  );
const texts = (selector: string, root: ParentNode | undefined = main): string[] =>
  [...root.querySelectorAll(selector)].map(({ textContent }) =>
    (textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
const card = (index: number): Element => main.querySelectorAll('.comparison')[index] as Element;

beforeEach(() => {
  render(null, main);
  document.body.replaceChildren(main);
});

it('tells each arm: loads made, chat usable, median until it can be clicked', () => {
  draw();
  expect(texts('.arms tbody tr', card(0))).toEqual([
    'Page as it is5 of 50–',
    'Script blocked5 of 551.2 s',
    'Unrelated script blocked5 of 50–',
    'Without our recording5 of 50–',
  ]);
  expect(card(0).textContent).toContain(
    'Is it us? The Parley chat could be used in 0 of 5 loads without our recording',
  );
});

it('shows one dot a load, filled where the effect was, and says it in words', () => {
  draw();
  const [effect] = card(0).querySelectorAll('.effect');
  const pictures = [...(effect?.querySelectorAll('svg[role=img]') ?? [])];
  expect(pictures.map((svg) => svg.getAttribute('aria-label'))).toEqual([
    '5 of 5 loads',
    '0 of 5 loads',
    '5 of 5 loads',
  ]);
  expect(pictures.map((svg) => svg.querySelectorAll('.dot').length)).toEqual([5, 5, 5]);
  expect(pictures.map((svg) => svg.querySelectorAll('.dot-effect').length)).toEqual([5, 0, 5]);
  expect(texts('.strips dd', effect).at(-1)).toBe('cannot be seen there');
});

it('shows a bar where there are many loads', () => {
  draw();
  const bar = card(1).querySelector('svg[role=img]');
  expect(bar?.getAttribute('aria-label')).toBe('24 of 72 loads');
  expect(Number(bar?.querySelector('.dot-effect')?.getAttribute('width'))).toBeCloseTo(238 / 3);
});

it('says that the page has no unrelated script', () => {
  draw();
  expect(card(1).textContent).toContain('in its arm nothing was blocked');
});

it('holds the measured times alone where nothing was blocked', () => {
  draw();
  expect(texts('.facts dt', card(2))).toEqual(['Made']);
  expect(card(2).querySelector('.effects')).toBeNull();
  expect(texts('.more tbody td', card(2))).toEqual(['9 of 10', '1.2 s', '1.1 s to 1.5 s']);
});

it('tells a finding what comparisons said of its effect', () => {
  draw({
    findings: sampleReport.findings.map((finding) => ({
      ...finding,
      confirmed: finding.detector === 'removed-widget',
    })),
  });
  const row = [...main.querySelectorAll('.finding')].find((one) =>
    one.textContent?.includes('removed the Parley'),
  );
  expect(texts('.finding-meta', row ?? main)[0]).toContain('confirmed by a comparison');
  expect(texts('.finding-body .rows .row', row ?? main)[0]).toMatch(
    /^Confirmed ?Removed widget \(div#parley-root\)/,
  );
});

it('has room for what the person can do', () => {
  draw();
  expect(texts('button')).toEqual(['Compare f1', 'Compare f2', 'Compare f3', 'Compare f4', 'Export']);
});
