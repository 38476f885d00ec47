import { expect, it } from 'vitest';
import { factSchema } from '../../src/model/observation.ts';
import { body, by, scriptOf, siteUrl, startLog, v8 } from '../builders/log.ts';
import { reportOf } from '../builders/report.ts';

const hash = (digit: string) => digit.repeat(64);
const inline = (node: number, given: object = {}) =>
  factSchema.parse({
    kind: 'inline-scripts',
    scripts: [{ node, number: node, parser: true, length: 9, ...given }],
  });
const putIn = (log: ReturnType<typeof startLog>, node: number) =>
  log.dom({
    ...{ api: 'Node.appendChild', action: 'insert', target: body, stack: by('other-vendor') },
    nodes: [{ id: node, tag: 'SCRIPT' }],
  });

it('lists the document’s own scripts by their numbers, alike ones of several page loads once', () => {
  const log = startLog();
  log.add(inline(1, { sha256: hash('a') }));
  log.add(inline(2, { keyed: hash('b') }));
  log.add(inline(3, { unread: 'too-long' }));
  const again = startLog({ page: 'p2', startMs: Date.UTC(2026, 0, 2, 10, 33, 0) });
  again.add(inline(1, { sha256: hash('a') }));
  const { inlineScripts } = reportOf([...log.observations, ...again.observations]);
  const own = { page: siteUrl, party: 'site', loadedBy: [siteUrl] };
  expect(inlineScripts).toMatchObject([
    { ...own, place: 'inline script 1', times: 2, text: { how: 'inline', sha256: hash('a'), length: 9 } },
    {
      ...own,
      place: 'inline script 2',
      times: 1,
      text: { how: 'inline', sha256: null, keyedHash: hash('b') },
    },
    { ...own, text: { how: 'not-had', reason: 'it is too long to be read', length: 9 } },
  ]);
});

it('gives what a call put in to whoever called, read or not, and what was made otherwise too', () => {
  const log = startLog();
  putIn(log, 5);
  putIn(log, 7);
  log.add(inline(5, { parser: false, sha256: hash('a') }));
  log.add({ kind: 'made', how: 'timer', codes: ['x'], stack: by('third-party') });
  const others = { party: 'other-vendor', vendor: 'overtalk', loadedBy: [scriptOf['other-vendor'], siteUrl] };
  expect(reportOf(log.observations).inlineScripts).toMatchObject([
    { ...others, place: 'inline script', text: { how: 'inline', sha256: hash('a') } },
    { ...others, place: 'inline script', text: { how: 'not-had' } },
    { party: 'third-party', place: 'text for a timer', text: { how: 'not-had' } },
  ]);
});

const code = 'c0de';
function removedBy(stack: ReturnType<typeof v8>, ...scripts: object[]) {
  const log = startLog();
  for (const [i, given] of scripts.entries()) log.add(inline(i + 1, given));
  log.widget();
  log.removal(stack);
  log.widget({ connected: false, rendered: false, visible: false, clickable: false });
  return reportOf(log.observations).findings.find(({ detector }) => detector === 'removed-widget')?.script
    .text;
}
const gecko = (name = 'clear') => ({ text: `${name}@${siteUrl}:12:5`, slot: 'ours' as const });

it('gives a finding the text of the document’s own script that acted', () => {
  const two = [{ sha256: hash('a') }, { sha256: hash('b'), code }];
  const inV8 = v8(`clear ${siteUrl}:12:5`);
  inV8.text = inV8.text.replace(':12:5)', `:12:5 #${code})`);
  expect(removedBy(inV8, ...two)).toMatchObject({ how: 'inline', sha256: hash('b'), excerpt: null });
  expect(removedBy(inV8, two[0] ?? {})).toMatchObject({ how: 'not-had' });
  expect(removedBy(gecko(), ...two)).toMatchObject({
    how: 'not-had',
    reason: expect.stringContaining('which of them acted'),
  });
  expect(removedBy(gecko(), { keyed: hash('a') })).toMatchObject({
    ...{ how: 'inline', keyedHash: hash('a') },
    reason: expect.stringContaining('the only one that was read there'),
  });
  // A handler's attribute has the page's address too.
  expect(removedBy(gecko('onclick'), { sha256: hash('a') })).toMatchObject({ how: 'not-had' });
});
