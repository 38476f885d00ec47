import { expect, it } from 'vitest';
import { factSchema } from '../../src/model/observation.ts';
import { redactUrl } from '../../src/session/redact.ts';
import { type TextsOfActorsNeeds, textsOfActors } from '../../src/session/texts-of-actors.ts';
import { by, type LogBuilder, scriptOf, siteUrl, startLog, v8 } from '../builders/log.ts';
import { audit, reportOf } from '../builders/report.ts';

const url = scriptOf['other-vendor'];
const text = `${'\n'.repeat(11)}function clear() { root.remove(); }\n`;

function logOf(stack = by('other-vendor')): LogBuilder {
  const log = startLog();
  log.widget();
  log.removal(stack);
  log.widget({ connected: false, rendered: false, visible: false, clickable: false });
  return log;
}

async function kept(log: LogBuilder, given: Partial<TextsOfActorsNeeds> = {}) {
  const asked: string[] = [];
  const facts = await textsOfActors(audit, reportOf(log.observations), {
    texts: { urlsOf: () => [], textOf: () => null },
    fetchScript: async (address) => {
      asked.push(address);
      return text;
    },
    ...given,
  });
  for (const fact of facts) factSchema.parse(fact);
  return { facts, asked };
}

it('asks once more for the script that a finding names, and keeps its hash and the lines around', async () => {
  const { facts, asked } = await kept(logOf());
  expect(asked).toEqual([url]);
  expect(facts).toMatchObject([
    { kind: 'script-text', url, how: 'refetched', length: text.length, excerpts: [{ line: 12, column: 5 }] },
  ]);
  expect(facts[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(facts[0]?.excerpts[0]?.lines).toContain('function clear() { root.remove(); }');
});

it('takes what streamed by, also where its address holds what is not kept', async () => {
  const raw = `${url}?visitor=jane@doe.example`;
  const log = logOf(v8(`${redactUrl(raw, audit.redactionKey)}:12:5`));
  log.script(redactUrl(raw, audit.redactionKey), 'present');
  const texts = { urlsOf: () => [raw], textOf: () => text };
  const { facts, asked } = await kept(log, { texts });
  expect(facts).toMatchObject([{ how: 'response-stream' }]);
  expect(asked).toEqual([]);
  expect(JSON.stringify(facts)).not.toContain('jane');

  const unseen = await kept(log);
  expect(unseen).toEqual({ facts: [], asked: [] });
});

it('asks for no page, for nothing twice and for nobody who is not named', async () => {
  expect((await kept(logOf(v8(`${siteUrl}:12:5`)))).asked).toEqual([]);
  expect((await kept(startLog())).asked).toEqual([]);
  const log = logOf();
  const [fact] = (await kept(log)).facts;
  if (!fact) throw new Error('nothing was kept');
  log.add(fact, { document: 'background' });
  expect((await kept(log)).asked).toEqual([]);
  expect(reportOf(log.observations).findings[0]?.script.text).toMatchObject({
    how: 'refetched',
    sha256: fact.sha256,
  });
});

it('leaves out what cannot be had, and the report says so', async () => {
  const log = logOf();
  expect((await kept(log, { fetchScript: async () => null })).facts).toEqual([]);
  expect(reportOf(log.observations).findings[0]?.script.text).toEqual({
    how: 'not-had',
    reason: 'its text was not recorded',
    sha256: null,
    length: null,
    excerpt: null,
  });
});
