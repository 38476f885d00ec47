import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { type RecordedAudit, recordedAuditSchema } from '../../src/model/audit.ts';
import type { Observation } from '../../src/model/observation.ts';
import { chainedSchema } from '../../src/model/package.ts';
import { type Vendor, vendorSchema } from '../../src/model/vendor.ts';
import { byTime } from '../../src/package/chain.ts';

/** A real recording, made as long as wanted: one visitor goes from page to page, and each page load is the recorded one. */

export type Shape = {
  observations: number;
  /** How often what goes on in an open page does so in each load: calls, and a chat that is taken away and put back. */
  rounds: number;
};

/** Below the project's folder, from which this is also run as a bundle. */
const folder = 'test/recordings/0.1.0/demo-chromium';
const textOf = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');

/** So many addresses has the shop. */
const addresses = 200;
const betweenLoadsMs = 5_000;
const requestsPerLoad = 100;
/** When that goes on, after the first observation. */
const goesOn = { fromMs: 1_830, untilMs: 2_400 };
const roundMs = goesOn.untilMs - goesOn.fromMs;

/** How many observations there are once in a record, and with each page load. */
export function sizeOf(rounds: number): { once: number; eachLoad: number } {
  const load = loadOf(rounds);
  const once = load.filter(({ fact }) => onceAnAudit.includes(fact.kind)).length;
  return { once, eachLoad: load.length - once };
}

/** The audit and the catalogue of such a record. */
export function longAudit(shape: Shape): { audit: RecordedAudit; vendors: Vendor[] } {
  const audit = recordedAuditSchema.parse(JSON.parse(textOf('audit.json')));
  const load = loadOf(shape.rounds);
  const loads = Math.ceil(shape.observations / sizeOf(shape.rounds).eachLoad);
  return {
    audit: { ...audit, endedAtMs: audit.startedAtMs + (loads + 1) * msOf(load) },
    vendors: z.array(vendorSchema()).parse(JSON.parse(textOf('catalogue.json'))),
  };
}

/** In the order of the chain, each made when it is asked for. */
export function* longRecord({ observations, rounds }: Shape): Generator<Observation> {
  const template = loadOf(rounds);
  const text = JSON.stringify(template);
  const loadMs = msOf(template);
  let browsersOwn = 0;
  let left = observations;
  for (let load = 0; left > 0; load++) {
    const address = `https://shop.example/item/${load % addresses}`;
    const made: Observation[] = JSON.parse(text.replaceAll(/https:\/\/shop\.example\/(?=["#:])/g, address));
    for (const observation of made.map((one) => inLoad(one, load, loadMs)).sort(byTime)) {
      if (load > 0 && onceAnAudit.includes(observation.fact.kind)) continue;
      // The browser's own record goes on from page to page.
      yield isBrowsersOwn(observation) ? { ...observation, seq: ++browsersOwn } : observation;
      if (--left === 0) return;
    }
  }
}

const onceAnAudit: readonly string[] = ['permission', 'script-text', 'script-unread'];
/** An audit has a dozen pictures at most, and their files would be needed. */
const leftOut: readonly string[] = ['picture', 'no-picture'];
const isBrowsersOwn = ({ document }: Observation) => document.startsWith('background');
const msOf = (load: readonly Observation[]) =>
  (load.at(-1)?.atMs ?? 0) - (load[0]?.atMs ?? 0) + betweenLoadsMs;

function inLoad(observation: Observation, load: number, loadMs: number): Observation {
  const { document, page, fact, atMs } = observation;
  const id = (of: string) => `${of.slice(0, 24)}${load.toString(16).padStart(12, '0')}`;
  return {
    ...observation,
    atMs: atMs + load * loadMs,
    document: isBrowsersOwn(observation) ? document : id(document),
    page: page === '' ? '' : id(page),
    fact:
      'requestId' in fact
        ? { ...fact, requestId: `${Number(fact.requestId) + load * requestsPerLoad}` }
        : fact,
  };
}

/** The recorded page load, in which what goes on did so more often. */
function loadOf(rounds: number): Observation[] {
  const recorded = textOf('observations.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => chainedSchema.parse(JSON.parse(line)).observation)
    .filter(({ fact }) => !leftOut.includes(fact.kind));
  const firstMs = recorded[0]?.atMs ?? 0;
  const at = ({ atMs }: Observation) => atMs - firstMs;
  const before = recorded.filter((one) => at(one) < goesOn.fromMs);
  const going = recorded.filter((one) => at(one) >= goesOn.fromMs && at(one) < goesOn.untilMs);
  const after = recorded.filter((one) => at(one) >= goesOn.untilMs);
  const numbered = going.filter((one) => !isBrowsersOwn(one)).length;
  const later = (list: readonly Observation[], by: number) =>
    list.map((one) => ({
      ...one,
      atMs: one.atMs + by * roundMs,
      seq: isBrowsersOwn(one) ? one.seq : one.seq + by * numbered,
    }));
  const repeated = Array.from({ length: rounds }, (_, i) => later(going, i)).flat();
  return [...before, ...repeated, ...later(after, rounds - 1)];
}
