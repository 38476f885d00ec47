import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Observation } from '../../src/model/observation.ts';
import { pack } from '../../src/package/pack.ts';
import { createSharing } from '../../src/package/share-strings.ts';
import { makeKey, signerOf } from '../../src/package/sign.ts';
import { buildReport } from '../../src/report/build.ts';
import { findingsSarif } from '../../src/report/formats/sarif.ts';
import { longAudit, longRecord } from './long-record.ts';

/**
 * Packs a long record, as the extension would: `node BUNDLE OBSERVATIONS ROUNDS BUILD FILE`. A bundle is made of it, like the
 * command line's, so that its report's page has the same style sheet.
 */
const [count, rounds, build = '', file = ''] = process.argv.slice(2);
const shape = { observations: Number(count), rounds: Number(rounds) };

const share = createSharing();
const observations: Observation[] = [];
for (const observation of longRecord(shape)) observations.push(share(observation));
const { audit, vendors } = longAudit(shape);
const tool = { version: '0.1.0', build, catalogue: 'test' };
const report = buildReport({ audit, vendors, observations, tool });
const packed = pack({
  ...{
    audit,
    vendors,
    report,
    findings: findingsSarif(report),
    observations: () => observations,
    pictures: new Map(),
  },
  packedAtMs: audit.endedAtMs ?? 0,
  signer: await signerOf(await makeKey()),
});
await pipeline(Readable.fromWeb(packed as never), createWriteStream(file));
