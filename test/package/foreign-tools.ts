import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harFaults, sarifFaults } from '../report/formats/schemas.ts';
import { contentsOf, fileOf } from './contents.ts';
import { type Program, run } from './programs.ts';
import { type PublishedSchema, publishedFaults } from './published-schemas.ts';

/** A kind of fault each, so that a test can tell which tool found it. */
export type Fault = `${'unzip' | 'files' | 'hash' | 'signature' | 'chain' | 'schema'}: ${string}`;
type Checked = { faults: Fault[]; programs: Program[] };

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/**
 * Checks a package as the README tells a stranger to, with nothing of ours: the programs of the machine, node:crypto and JSON
 * Schema validators. `programs`: those that this machine has.
 */
export async function foreignCheck(zip: Buffer): Promise<Checked> {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const found: Checked = { faults: [], programs: [] };
  try {
    await unpackInto(folder, zip, found);
    if (found.faults.length > 0) return found;
    const inside = join(folder, 'files');
    const read = (name: string) => readFileSync(join(inside, name));
    const json = (name: string) => JSON.parse(read(name).toString());
    const manifest = json('datapackage.json');
    const paths: string[] = manifest.resources.map(({ path }: { path: string }) => path);

    const due = [...paths, 'datapackage.json', 'datapackage-digest.json'].sort();
    const there = readdirSync(inside).sort();
    if (due.join() !== there.join()) found.faults.push(`files: ${there.join()} instead of ${due.join()}`);
    checkHashes(inside, manifest.resources, found);
    checkSignature(folder, read('datapackage.json'), json('datapackage-digest.json'), found);
    const lines = read('observations.jsonl').toString().split('\n');
    if (lines.pop() !== '') found.faults.push('chain: no line end at the end');
    checkChain(folder, lines, manifest.chain, found);

    const schemas: [PublishedSchema, unknown][] = [
      ['report', json('report.json')],
      ['audit', json('audit.json')],
      ['catalogue', json('catalogue.json')],
      ['removed', json('removed.json')],
      ['datapackage', manifest],
      ['datapackage-digest', json('datapackage-digest.json')],
      ...lines.map((line): [PublishedSchema, unknown] => ['observation', JSON.parse(line)]),
    ];
    for (const [name, value] of schemas)
      for (const fault of publishedFaults(name, value))
        found.faults.push(`schema: ${name} ${JSON.stringify(fault)}`);
    for (const fault of harFaults(json('session.har'))) found.faults.push(`schema: HAR ${fault}`);
    for (const fault of sarifFaults(json('findings.sarif'))) found.faults.push(`schema: SARIF ${fault}`);
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function unpackInto(folder: string, zip: Buffer, { faults, programs }: Checked): Promise<void> {
  const [file, inside] = [join(folder, 'incident.zip'), join(folder, 'files')];
  mkdirSync(inside);
  writeFileSync(file, zip);
  const tested = run('unzip', ['-tq', file]);
  if (tested) {
    programs.push('unzip');
    if (tested.code !== 0) faults.push(`unzip: ${tested.stdout}${tested.stderr}`);
    else run('unzip', ['-q', file, '-d', inside]);
    return;
  }
  for (const [name, text] of await contentsOf(new Blob([new Uint8Array(zip)])))
    writeFileSync(join(inside, name), fileOf(name, text));
}

type Resource = { path: string; hash: string; bytes: number };

function checkHashes(inside: string, resources: readonly Resource[], { faults, programs }: Checked): void {
  for (const { path, hash, bytes } of resources) {
    const held = readFileSync(join(inside, path));
    if (`sha256:${sha256(held)}` !== hash || held.length !== bytes) faults.push(`hash: ${path}`);
  }
  const list = resources.map(({ path, hash }) => `${hash.replace('sha256:', '')}  ${path}\n`).join('');
  const ran = run('sha256sum', ['--check', '--strict'], list, inside);
  if (!ran) return;
  programs.push('sha256sum');
  if (ran.code !== 0) faults.push(`hash: sha256sum: ${ran.stdout}${ran.stderr}`);
}

type Digest = { hash: string; signature: string; publicKey: string };

function checkSignature(folder: string, signed: Buffer, digest: Digest, { faults, programs }: Checked): void {
  const signature = Buffer.from(digest.signature, 'base64');
  const spki = Buffer.from(digest.publicKey, 'base64');
  if (digest.hash !== `sha256:${sha256(signed)}`) faults.push('signature: of another list');
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') faults.push('signature: another kind of key');
  if (!verify('sha256', signed, key, signature)) faults.push('signature: node:crypto');

  const at = (name: string) => join(folder, name);
  writeFileSync(at('key.der'), spki);
  writeFileSync(at('list.sig'), signature);
  writeFileSync(at('list.json'), signed);
  const made = run('openssl', [
    'pkey',
    '-pubin',
    '-inform',
    'DER',
    '-in',
    at('key.der'),
    '-out',
    at('key.pem'),
  ]);
  if (!made) return;
  programs.push('openssl');
  const ran = run('openssl', [
    ...['dgst', '-sha256', '-verify', at('key.pem')],
    ...['-signature', at('list.sig'), at('list.json')],
  ]);
  if (ran?.stdout !== 'Verified OK\n') faults.push(`signature: openssl: ${made.stderr}${ran?.stderr}`);
}

/** Each line without its end in a file of its own, as `sha256sum` can take them. */
function checkChain(
  folder: string,
  lines: readonly string[],
  chain: { length: number; head: string },
  { faults }: Checked,
): void {
  const inLines = join(folder, 'lines');
  mkdirSync(inLines);
  const names = lines.map((line, i) => {
    writeFileSync(join(inLines, `${i}`), line);
    return `${i}`;
  });
  const ran = run('sha256sum', names, '', inLines);
  const summed = ran?.stdout
    .trimEnd()
    .split('\n')
    .map((row) => row.slice(0, 64));
  let previous = '0'.repeat(64);
  for (const [i, line] of lines.entries()) {
    const said = JSON.parse(line);
    if (said.n !== i || said.previous !== previous) faults.push(`chain: line ${i} does not follow`);
    previous = sha256(line);
    if (summed && summed[i] !== previous) faults.push(`chain: sha256sum of line ${i}`);
  }
  if (lines.length !== chain.length || previous !== chain.head) faults.push('chain: another end than signed');
}
