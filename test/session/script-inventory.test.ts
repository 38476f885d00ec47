import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { factSchema } from '../../src/model/observation.ts';
import { redactUrl } from '../../src/session/redact.ts';
import { type InventoryNeeds, scriptInventory } from '../../src/session/script-inventory.ts';
import { by, type LogBuilder, scriptOf, siteUrl, startLog, v8 } from '../builders/log.ts';
import { audit, reportOf } from '../builders/report.ts';

const url = scriptOf['other-vendor'];
const text = `${'\n'.repeat(11)}function clear() { root.remove(); }\n`;
const sha256 = createHash('sha256').update(text).digest('hex');
const someones = `render({ id: "jane" , mail: "jane@doe.example" })`;

function logOf(stack = by('other-vendor')): LogBuilder {
  const log = startLog();
  log.widget();
  log.removal(stack);
  log.widget({ connected: false, rendered: false, visible: false, clickable: false });
  return log;
}

const nothing = { urlsOf: () => [], textOf: () => null };

async function kept(log: LogBuilder, given: Partial<InventoryNeeds> = {}) {
  const asked: string[] = [];
  const facts = await scriptInventory(audit, reportOf(log.observations), {
    texts: nothing,
    fetchScript: async (address) => {
      asked.push(address);
      return { text };
    },
    ...given,
  });
  for (const fact of facts) factSchema.parse(fact);
  return { facts, asked, of: (address: string) => facts.find((fact) => fact.url === address) };
}

it('asks once more for each script, that which a finding names first and the site’s own last', async () => {
  const { facts, asked } = await kept(logOf());
  expect(asked).toHaveLength(Object.keys(scriptOf).length);
  expect([asked[0], asked.at(-1)]).toEqual([url, scriptOf.site]);
  expect(facts[0]).toMatchObject({
    ...{ kind: 'script-text', url, how: 'refetched', sha256, length: text.length },
    excerpts: [{ line: 12, column: 5 }],
  });
  expect(JSON.stringify(facts[0])).toContain('function clear() { root.remove(); }');
  expect(facts.slice(1).every((fact) => fact.kind === 'script-text' && fact.excerpts.length === 0)).toBe(
    true,
  );
});

it('takes what streamed by, also where its address holds what is not kept', async () => {
  const raw = `${url}?visitor=jane@doe.example`;
  const stored = redactUrl(raw, audit.redactionKey);
  const log = logOf(v8(`${stored}:12:5`));
  log.script(stored, 'present');
  const { facts, asked, of } = await kept(log, { texts: { urlsOf: () => [raw], textOf: () => text } });
  expect(of(stored)).toMatchObject({ how: 'response-stream', sha256 });
  expect(asked).not.toContain(raw);
  expect(JSON.stringify(facts)).not.toContain('jane');

  const unseen = await kept(log);
  expect(unseen.of(stored)).toEqual({ kind: 'script-unread', url: stored, unread: 'address-not-kept' });
  expect(unseen.asked).not.toContain(stored);
});

it('keeps no hash that guesses could be tried against of an answer that may be for one visitor', async () => {
  const streamed = (answer: string) => ({ texts: { urlsOf: () => [url], textOf: () => answer } });
  const small = (await kept(logOf(), streamed(someones))).of(url);
  expect(small).toMatchObject({ keyed: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(small).not.toHaveProperty('sha256');
  const library = `${someones}${'a();'.repeat(1_000)}`;
  expect((await kept(logOf(), streamed(library))).of(url)).toHaveProperty('sha256');
});

it('asks for no page, and for nothing twice', async () => {
  const pageAsScript = logOf(v8(`${siteUrl}:12:5`));
  pageAsScript.script(siteUrl, 'present');
  expect((await kept(pageAsScript)).asked).not.toContain(siteUrl);
  const log = logOf();
  for (const fact of (await kept(log)).facts) log.add(fact, { document: 'background' });
  expect(await kept(log)).toMatchObject({ asked: [], facts: [] });
  const report = reportOf(log.observations);
  expect(report.findings[0]?.script.text).toMatchObject({ how: 'refetched', sha256 });
  expect(report.scripts.map((script) => script.text?.sha256)).toEqual(report.scripts.map(() => sha256));
});

it('tells nothing of texts before the end of an audit, and after it that none was recorded', () => {
  const texts = (endedAtMs: number | null) =>
    reportOf(logOf().observations, { endedAtMs }).scripts.map(({ text: one }) => one?.reason);
  expect(new Set(texts(null))).toEqual(new Set([undefined]));
  expect(new Set(texts(audit.endedAtMs))).toEqual(new Set(['its text was not recorded']));
});

it('says why a text could not be had', async () => {
  const log = logOf();
  log.script('blob:https://shop.example/‹id:1›', 'present');
  const { facts } = await kept(log, { fetchScript: async () => ({ unread: 'refused' }) });
  const told = new Map(facts.map((fact) => [fact.url, 'unread' in fact && fact.unread]));
  expect([told.get(url), told.get('blob:https://shop.example/‹id:1›')]).toEqual(['refused', 'no-server']);
  for (const fact of facts) log.add(fact, { document: 'background' });
  expect(reportOf(log.observations).findings[0]?.script.text).toMatchObject({
    ...{ how: 'not-had', reason: expect.stringContaining('its server refused it'), sha256: null },
    excerpt: null,
  });
});

it('asks only so many, a few at a time, and does not wait for who does not answer', async () => {
  const log = logOf();
  for (let i = 0; i < 60; i++) log.script(`https://cdn.example/${i}.js`, 'present');
  let atOnce = 0;
  let most = 0;
  const all = await kept(log, {
    fetchScript: async () => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 1));
      atOnce--;
      return { text };
    },
  });
  const had = all.facts.filter(({ kind }) => kind === 'script-text');
  expect([had.length, most <= 6]).toEqual([40, true]);
  expect(all.facts.filter((fact) => 'unread' in fact && fact.unread === 'over-limit').length).toBe(27);

  const silent = await kept(log, { withinMs: 20, fetchScript: () => new Promise(() => {}) });
  expect(silent.of(url)).toMatchObject({ unread: 'no-time' });
});
