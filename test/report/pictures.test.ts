// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { noPictureReasons } from '../../src/model/picture.ts';
import { renderReportHtml } from '../../src/report/render-html.tsx';
import { startLog } from '../builders/log.ts';
import { chatPictures, removedChat } from '../builders/package.ts';
import { reportOf } from '../builders/report.ts';
import { sampleReport } from '../samples/report.ts';
import { axeFaults } from '../ui/axe.ts';

const open = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const sources = new Map([
  ['picture-01-before.png', 'AAAA'],
  ['picture-02-after.png', 'BBBB'],
]);

it('are told in the report as the record tells of them, and only where one was due', () => {
  const { pictures } = reportOf(removedChat());
  expect(pictures?.taken.map(({ file, moment }) => [file, moment])).toEqual(
    [...chatPictures.keys()].map((file, i) => [file, ['before', 'after'][i]]),
  );
  const log = startLog();
  log.widget();
  expect(reportOf(log.observations)).not.toHaveProperty('pictures');
  log.add({ kind: 'no-picture', moment: 'before', reason: 'refused' });
  expect(reportOf(log.observations).pictures).toMatchObject({ taken: [], notTaken: [{ reason: 'refused' }] });
});

it('stand side by side in the page, each with what it shows', async () => {
  const page = open(renderReportHtml(sampleReport, sources));
  const figures = [...page.querySelectorAll('.pictures > figure')];
  expect(figures.map((figure) => figure.querySelector('img')?.getAttribute('src'))).toEqual([
    'data:image/png;base64,AAAA',
    'data:image/png;base64,BBBB',
  ]);
  expect(figures[0]?.textContent).toContain('Before, 10:32:01 UTC');
  expect(figures[0]?.textContent).toContain('Parley can be seen and clicked');
  expect(figures[1]?.querySelector('img')?.alt).toContain('1: Parley is gone');
  document.body.innerHTML = `<main>${figures[0]?.parentElement?.outerHTML}</main>`;
  expect(await axeFaults(document.body)).toEqual([]);
});

it('that are left out are said to be', () => {
  const page = open(renderReportHtml(sampleReport));
  expect(page.querySelectorAll('img')).toHaveLength(0);
  expect(page.querySelector('.picture')?.textContent).toContain('This picture was left out.');
});

it('that could not be taken are told with the reason, in words', () => {
  const at = '2026-03-04T10:32:01.500Z';
  const notTaken = noPictureReasons.map((reason) => ({ moment: 'before' as const, reason, at }));
  const page = open(renderReportHtml({ ...sampleReport, pictures: { taken: [], notTaken } }));
  const lines = [...page.querySelectorAll('li')].filter(({ textContent }) =>
    textContent?.includes('no picture'),
  );
  expect(lines).toHaveLength(noPictureReasons.length);
  expect(new Set(lines.map(({ textContent }) => textContent)).size).toBe(noPictureReasons.length);
});
