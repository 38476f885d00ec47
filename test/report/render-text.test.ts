import { expect, it } from 'vitest';
import { renderReportText } from '../../src/report/render-text.ts';
import { partyOf } from '../../src/ui/words.ts';
import { filledReport } from '../samples/filled-report.ts';
import { sampleReport } from '../samples/report.ts';

const plain = (widthColumns = 100) => renderReportText(sampleReport, { colour: false, widthColumns });

it('tells verdicts, ladders, findings, gaps and requests in this order', () => {
  const text = plain();
  const places = [
    'Interfered with  Overtalk (tag.js) removed the Parley chat',
    '  + tag  + fetched  + executed  + configured  + booted  ? monitoring',
    '- visible  - clickable',
    '  next       Compare with and without Overtalk (tag.js)',
    'Healthy  The Overtalk chat',
    '\nFindings\n',
    'Fail  cdn.overtalk.example/tag.js:12:5 removed the Parley chat button',
    'Fail  Overtalk called Parley.track',
    '\nInconclusive\n',
    'Inconclusive  The Murmur chat button',
    '\nNotices\n',
    'Notice  cdn.overtalk.example/tag.js:40:9 names',
    '\nWhat was not seen\n',
    'Message dropped: A message from the page did not fit the agreed shape. (3 times)',
    '\nRequests of vendors’ scripts\n',
    'Overtalk  1,204 requests  https://cdn.overtalk.example/tag.js',
  ].map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text).not.toContain('app.js');
});

it('gives each finding its detector, place, claim, count and loaders', () => {
  expect(plain(200)).toContain(
    [
      '  detector   removed-widget',
      '  script     https://cdn.overtalk.example/tag.js:12:5 (Overtalk, other vendor)',
      '  claim      observed',
      '  observed   2 times, 2 of 3 page loads, first 10:32:07 UTC',
      '  loaded by  https://www.googletagmanager.com/gtm.js?id=GTM-SAMPLE < https://shop.example/products/kettle',
      '  last good  10:32:06 UTC, 6.0 s after its page began: the Parley chat button div#parley-root could be seen and clicked',
      '  means      Element.remove',
      '  measure    none identified in what was recorded',
      '  authority  declared: none was asked for, says the site',
      '  impact     2 of 3 page loads; chat not usable at the end of 2; 0 calls and 0 writes counted',
    ].join('\n'),
  );
  expect(plain()).toContain('  script     script not known (unknown)');
});

it('tells at the end how it was recorded, and what a person declared', () => {
  const text = plain(200);
  const places = [
    '\nHow it was recorded\n',
    '  Recorder first: yes: in every page load',
    '  Custody: stopped 2026-03-04 10:32:59 UTC by Widget Witness 0.1.0 in Chromium 156, head of the chain 5d41402abc4b2a76',
    '\nDeclared by a person, not observed\n',
    '  Hourly rate: 120 EUR',
  ].map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it('says how a script on the site’s own host was recognised', () => {
  expect(partyOf({ party: 'other-vendor', recognised: 'loader' })).toBe(
    'other vendor, recognised by who loaded it',
  );
  expect(partyOf({ party: 'other-vendor' })).toBe('other vendor');
});

it('keeps to the width except where a URL would be torn', () => {
  const tooLong = plain(72)
    .split('\n')
    .filter((line) => line.length > 72);
  expect(tooLong.every((line) => line.includes('https://'))).toBe(true);
  expect(plain(60)).toContain('? triggered');
});

it('is coloured only when asked', () => {
  const escapeCode = '\u001b[';
  expect(plain()).not.toContain(escapeCode);
  expect(renderReportText(sampleReport, { colour: true, widthColumns: 100 })).toContain(`${escapeCode}31m`);
});

it('gives a terminal nothing to obey', () => {
  const text = renderReportText(filledReport('\u001b]0;x\u0007\u001b[2J\r\n\u202eevil'), {
    colour: false,
    widthColumns: 100,
  });
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(text).toContain('evil');
});

it('says when nothing was seen', () => {
  const text = renderReportText(
    { ...sampleReport, widgets: [], findings: [], scripts: [] },
    { colour: false, widthColumns: 80 },
  );
  expect(text).toContain('No chat widget was seen.');
  expect(text).toContain('Nothing to report in what was recorded.');
});

it('tells a comparison as a table of arms, with a sentence for each effect', () => {
  const text = plain(200);
  const [, table = ''] = /\nComparisons\n([\s\S]*?)\n\n/.exec(text) ?? [];
  expect(table.split('\n').slice(1, 8)).toEqual([
    '  blocked    https://cdn.overtalk.example/tag.js',
    '  unrelated  https://counts.example/c.js',
    '                             loads  (a)  (b)  usable  clickable',
    '  Page as it is             5 of 5    5    5       0          –',
    '  Script blocked            5 of 5    0    0       5      1.2 s',
    '  Unrelated script blocked  5 of 5    5    5       0          –',
    '  Without our recording     5 of 5    –    5       0          –',
  ]);
  expect(table).toContain('  (a) Confirmed: Removed widget (div#parley-root) was seen in 5 of 5 loads');
  expect(table).toContain('  Is it us? The Parley chat could be used in 0 of 5 loads without our recording');
});

it('gives each established cause its reason, advice and text to paste, and what else is at work', () => {
  const [first, ...others] = sampleReport.widgets;
  if (!first) throw new Error('the sample has no chat');
  const advice = { sentence: 'Add the rule below.', paste: '#chat{display:block}\n#chat{opacity:1}' };
  const causes = [
    { id: 'css-conflict' as const, state: 'established' as const, reason: 'a rule hides it', advice },
  ];
  const text = renderReportText(
    {
      ...sampleReport,
      widgets: [{ ...first, causes }, ...others],
      quietChecks: [
        { id: 'vendor-switch', vendor: first.vendor, state: 'seen', detail: 'a setting holds true' },
        { id: 'other-protection', vendor: null, state: 'not-seen', detail: 'nothing blocked' },
      ],
    },
    { colour: false, widthColumns: 200 },
  );
  expect(text).toContain(
    [
      '  cause      CSS or stacking conflict: a rule hides it',
      '  advice     Add the rule below.',
      '  paste      #chat{display:block}',
      '  paste      #chat{opacity:1}',
    ].join('\n'),
  );
  expect(text).toContain(
    `Also at work\n  ${first.name}: Its own switch, hours or control group: a setting holds true`,
  );
  expect(text).not.toContain('nothing blocked');
});
