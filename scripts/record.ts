import { mkdirSync, mkdtempSync, openAsBlob, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEMO_VENDORS_FILE } from '../demo/expected.ts';
import { auditFile, catalogueFile, observationsFile } from '../src/model/package.ts';
import { unpack } from '../src/package/unpack.ts';
import { startCli } from '../test/browser/start-cli.ts';
import { startInternet } from '../test/internet/internet.ts';
import { type Recording, recordings } from '../test/recordings/recording.ts';

/**
 * Makes this release's recordings in `test/recordings` anew, or those that are named, with the built command line: what
 * its package holds of them, without what was derived. What has to be found in them (`expected.json`) is written by hand.
 */
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const kept = new URL(`../test/recordings/${version}/`, import.meta.url);
const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in recordings));
if (unknown.length > 0)
  throw new Error(`No recording ${unknown.join(', ')}. There are: ${Object.keys(recordings).join(', ')}`);

for (const [name, recordingOf] of Object.entries(recordings)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  try {
    await record(recordingOf(), folder);
    await keep(join(folder, 'incident.zip'), new URL(`${name}/`, kept));
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`recorded ${name}`);
}

/** Audits the page into the folder. Throws what the command line says where it has no report. */
async function record({ browser, url, routes, seconds }: Recording, folder: string): Promise<void> {
  const internet = await startInternet(await routes);
  const { code, stderr } = await startCli(
    [
      ...['audit', url, '--browser', browser, '--seconds', String(seconds), '--out', folder],
      ...['--proxy', internet.proxyUrl, '--ignore-certificate-errors'],
      ...['--vendors', fileURLToPath(DEMO_VENDORS_FILE)],
    ],
    folder,
  ).ended;
  await internet.close();
  if (code !== 0 && code !== 1) throw new Error(stderr);
}

/** Takes out of the package what a report is derived from. */
async function keep(packed: string, folder: URL): Promise<void> {
  const { files } = await unpack(await openAsBlob(packed));
  mkdirSync(folder, { recursive: true });
  for (const { name, read } of files) {
    if (![observationsFile, auditFile, catalogueFile].includes(name)) continue;
    const pieces: Uint8Array[] = [];
    for await (const piece of read()) pieces.push(piece);
    writeFileSync(new URL(name, folder), Buffer.concat(pieces));
  }
}
