import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  auditFile,
  catalogueFile,
  digestFile,
  findingsFile,
  manifestFile,
  observationsFile,
  pageFile,
  removedFile,
  reportFile,
  requestsFile,
  scriptsFile,
} from '../../src/model/package.ts';
import type { CheckId } from '../../src/model/verification.ts';
import { toBase64 } from '../../src/package/base64.ts';
import { fingerprintOf, type Signer } from '../../src/package/sign.ts';
import { verify } from '../../src/package/verify.ts';
import { chatPictures, newSigner, packageOf, removedChat } from '../builders/package.ts';
import {
  type Contents,
  contentsOf,
  edited,
  editedJson,
  editedLines,
  fileOf,
  rechained,
  relisted,
  repacked,
  resigned,
} from './contents.ts';
import { testFlips } from './flips.ts';

let signer: Signer;
let stranger: Signer;
let whole: Blob;
let contents: Contents;
/** Of another log, by the same key. */
let other: Contents;

beforeAll(async () => {
  signer = await newSigner();
  stranger = await newSigner();
  whole = await packageOf(removedChat(), signer);
  contents = await contentsOf(whole);
  other = await contentsOf(await packageOf(removedChat().slice(0, -1), signer));
});

/** What fails, without and with the key that is expected. */
async function failuresOf(blob: Blob) {
  const failing = async (key: string | null): Promise<string> => {
    const { checks } = await verify(blob, { key, build: 'test' });
    return [...new Set(checks.filter(({ state }) => state === 'fails').map(({ id }) => id))].join(' ');
  };
  return { anyKey: await failing(null), ourKey: await failing(fingerprintOf(signer.publicKey)) };
}

async function changedBytes(edit: (bytes: Buffer) => Buffer): Promise<Blob> {
  return new Blob([new Uint8Array(edit(Buffer.from(await whole.arrayBuffer())))]);
}
const poke = (from: 'first' | 'last', mark: number[], offset: number) =>
  changedBytes((bytes) => {
    const at = from === 'first' ? bytes.indexOf(Buffer.from(mark)) : bytes.lastIndexOf(Buffer.from(mark));
    bytes[at + offset] = (bytes[at + offset] ?? 0) ^ 1;
    return bytes;
  });
const localHeader = [0x50, 0x4b, 3, 4];
const centralHeader = [0x50, 0x4b, 1, 2];
const endRecord = [0x50, 0x4b, 5, 6];

const without = (name: string) => [...contents].filter(([one]) => one !== name);
const swapped = (lines: string[], i: number, j: number) =>
  lines.map((line, at) => (at === i ? lines[j] : at === j ? lines[i] : line) as string);

/** Base64 whose last character has bits that stand for nothing: the same bytes by another text. */
const respelt = (text: string): string =>
  text.replace(/.(?==*$)/, (last) => (last === 'A' ? 'B' : String.fromCharCode(last.charCodeAt(0) + 1)));

async function zipped(entries: Iterable<readonly [string, string]>, options: object): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options });
  for (const [name, text] of entries) await writer.add(name, new Uint8ArrayReader(fileOf(name, text)));
  return writer.close();
}

const [before = '', after = ''] = chatPictures.keys();
const another = 'picture-03-after.png';
const touched = (bytes: string): string => `${bytes.slice(0, -1)}!`;

const kinds: [kind: string, make: () => Promise<Blob> | Blob, fails: CheckId[], withKey?: CheckId[]][] = [
  ['a byte behind the end', () => new Blob([whole, 'x']), ['container']],
  ['a byte before the start', () => new Blob(['x', whole]), ['container']],
  ['a remark in the container', () => zipped(contents, { level: 0 }), ['container']],
  ['compressed', () => zipped(contents, { level: 6 }), ['container']],
  ['cut at its end', () => whole.slice(0, -1), ['container']],
  ['cut in the middle', () => whole.slice(0, whole.size >> 1), ['container']],
  ['nothing', () => new Blob([]), ['container']],
  ['a text', () => new Blob(['report']), ['container']],
  ['another date in a local header', () => poke('first', localHeader, 12), ['container']],
  ['another date in the directory', () => poke('first', centralHeader, 14), ['container']],
  ['other rights in the directory', () => poke('last', centralHeader, 40), ['container']],
  ['another flag', () => poke('first', localHeader, 6), ['container', 'files', 'schema', 'views']],
  ['another name in a local header', () => poke('first', localHeader, 30), ['container']],
  [
    'another name in the directory',
    () => poke('first', centralHeader, 46),
    ['container', 'contents', 'schema', 'views'],
  ],
  [
    'fewer entries in the directory than there are',
    () =>
      changedBytes((bytes) => {
        const at = bytes.lastIndexOf(Buffer.from(endRecord)) + 10;
        bytes[at] = (bytes[at] ?? 0) - 1;
        return bytes;
      }),
    ['container', 'contents', 'signature'],
  ],
  ['a folder', () => repacked([...contents, ['more/', '']]), ['contents']],
  ['a file more', () => repacked([...contents, ['more.txt', 'x']]), ['contents']],
  ['a file twice', () => repacked([...contents, [pageFile, contents.get(pageFile) ?? '']]), ['contents']],
  ['a file less: the page', () => repacked(without(pageFile)), ['contents', 'schema', 'views']],
  [
    'a file less: the observations',
    () => repacked(without(observationsFile)),
    ['contents', 'chain', 'pictures'],
  ],
  ['a file less: the list', () => repacked(without(manifestFile)), ['contents', 'signature']],
  ['a file less: the signature', () => repacked(without(digestFile)), ['contents', 'signature']],
  ['another order of files', () => repacked([...contents].reverse()), ['contents']],
  [
    'another name',
    () => repacked([...contents].map(([n, t]) => [n === auditFile ? 'audits.json' : n, t] as const)),
    ['contents', 'schema'],
  ],
  [
    'the page changed',
    () => repacked(edited(contents, pageFile, (t) => t.replace('Overtalk', 'Parley'))),
    ['files', 'views'],
  ],
  [
    'a request taken out',
    () => repacked(edited(contents, requestsFile, (t) => t.replace('"entries"', '"entrys"'))),
    ['files', 'views'],
  ],
  [
    'a result for other tools changed',
    () => repacked(edited(contents, findingsFile, (t) => t.replace('"error"', '"note"'))),
    ['files', 'views'],
  ],
  ['a file less: what was removed', () => repacked(without(removedFile)), ['contents', 'schema', 'views']],
  [
    'what was removed counted otherwise',
    () =>
      repacked(
        editedJson(contents, removedFile, (told) => {
          told.observations--;
        }),
      ),
    ['files', 'views'],
  ],
  [
    'what was removed counted otherwise, signed by a stranger',
    async () =>
      repacked(
        await resigned(
          editedJson(contents, removedFile, (told) => {
            told.observations--;
          }),
          stranger,
        ),
      ),
    ['views'],
    ['signer', 'views'],
  ],
  [
    'what was removed of another package',
    () => repacked(new Map(contents).set(removedFile, other.get(removedFile) ?? '')),
    ['files', 'views'],
  ],
  [
    'what a person declared, only in the audit',
    () =>
      repacked(
        editedJson(contents, auditFile, (a) => {
          a.declared = { client: 'Shop Ltd' };
        }),
      ),
    ['files', 'derivation'],
  ],
  [
    'a hash in the inventory of scripts changed',
    () => repacked(edited(contents, scriptsFile, (t) => t.replace('not-had', 'inline'))),
    ['files', 'views'],
  ],
  [
    'the inline scripts taken out of the report',
    () => repacked(editedJson(contents, reportFile, (r) => delete r.inlineScripts)),
    ['files', 'derivation', 'views'],
  ],
  [
    'a finding taken out',
    () => repacked(editedJson(contents, reportFile, (r) => r.findings.pop())),
    ['files', 'derivation', 'views'],
  ],
  ['a report that is none', () => repacked(edited(contents, reportFile, () => '{}\n')), ['files', 'schema']],
  [
    'the audit changed',
    () =>
      repacked(
        editedJson(contents, auditFile, (a) => {
          a.browser = 'Other 1';
        }),
      ),
    ['files', 'derivation'],
  ],
  ['the catalogue changed', () => repacked(editedJson(contents, catalogueFile, (v) => v.pop())), ['files']],
  [
    'an observation changed',
    () =>
      repacked(
        editedLines(contents, (lines) => lines.map((l, i) => (i === 1 ? l.replace('shop.', 'shap.') : l))),
      ),
    ['files', 'chain'],
  ],
  [
    'the first observation dropped',
    () => repacked(editedLines(contents, (lines) => lines.slice(1))),
    ['files', 'chain'],
  ],
  [
    'one dropped',
    () => repacked(editedLines(contents, (lines) => lines.toSpliced(2, 1))),
    ['files', 'chain'],
  ],
  [
    'the last dropped',
    () => repacked(editedLines(contents, (lines) => lines.slice(0, -1))),
    ['files', 'chain'],
  ],
  [
    'one inserted',
    () => repacked(editedLines(contents, (lines) => lines.toSpliced(2, 0, lines[1] ?? ''))),
    ['files', 'chain'],
  ],
  [
    'two in another order',
    () => repacked(editedLines(contents, (lines) => swapped(lines, 1, 2))),
    ['files', 'chain'],
  ],
  [
    'the last line without its end',
    () => repacked(edited(contents, observationsFile, (t) => t.trimEnd())),
    ['files', 'chain'],
  ],
  [
    'a blank in a line',
    () => repacked(edited(contents, observationsFile, (t) => t.replace('{', '{ '))),
    ['files', 'chain'],
  ],
  [
    'one dropped, the others bound anew',
    () => repacked(editedLines(contents, (lines) => rechained(lines.toSpliced(2, 1)))),
    ['files', 'chain'],
  ],
  [
    'the same, and the list made anew',
    () => repacked(relisted(editedLines(contents, (lines) => rechained(lines.toSpliced(2, 1))))),
    ['signature', 'derivation', 'views'],
  ],
  [
    'the list changed: a hash',
    () => repacked(edited(contents, manifestFile, (t) => t.replace(/sha256:./, 'sha256:g'))),
    ['contents', 'signature'],
  ],
  [
    'the list changed: a time',
    () =>
      repacked(
        editedJson(contents, manifestFile, (m) => {
          m.created = '2027-01-01T00:00:00.000Z';
        }),
      ),
    ['signature'],
  ],
  [
    'the list changed: a blank',
    () => repacked(edited(contents, manifestFile, (t) => `${t} `)),
    ['signature'],
  ],
  [
    'the signature of another list',
    () => repacked(new Map(contents).set(digestFile, other.get(digestFile) ?? '')),
    ['signature'],
  ],
  [
    'another key beside the signature',
    () =>
      repacked(
        editedJson(contents, digestFile, (d) => {
          d.publicKey = toBase64(stranger.publicKey);
        }),
      ),
    ['signature'],
  ],
  [
    'a blank in the signature’s file',
    () => repacked(edited(contents, digestFile, (t) => `${t} `)),
    ['signature'],
  ],
  [
    'the key spelt otherwise',
    () =>
      repacked(
        editedJson(contents, digestFile, (d) => {
          d.publicKey = respelt(d.publicKey);
        }),
      ),
    ['signature'],
  ],
  [
    'another word for the algorithm',
    () =>
      repacked(
        editedJson(contents, digestFile, (d) => {
          d.algorithm = 'none';
        }),
      ),
    ['signature'],
  ],
  [
    'the report of another package',
    () => repacked(new Map(contents).set(reportFile, other.get(reportFile) ?? '')),
    ['files', 'derivation', 'views'],
  ],
  [
    'the observations of another package',
    () => repacked(new Map(contents).set(observationsFile, other.get(observationsFile) ?? '')),
    ['files', 'chain'],
  ],
  [
    'list and signature of another package',
    () =>
      repacked(
        new Map(contents)
          .set(manifestFile, other.get(manifestFile) ?? '')
          .set(digestFile, other.get(digestFile) ?? ''),
      ),
    ['files', 'chain'],
  ],
  [
    'the page changed, signed by a stranger',
    async () =>
      repacked(
        await resigned(
          edited(contents, pageFile, (t) => t.replace('Overtalk', 'Parley')),
          stranger,
        ),
      ),
    ['views'],
    ['signer', 'views'],
  ],
  [
    'a finding taken out, signed by a stranger',
    async () =>
      repacked(
        await resigned(
          editedJson(contents, reportFile, (r) => r.findings.pop()),
          stranger,
        ),
      ),
    ['derivation', 'views'],
    ['signer', 'derivation', 'views'],
  ],
  [
    'one dropped and bound anew, signed by a stranger',
    async () =>
      repacked(
        await resigned(
          editedLines(contents, (lines) => rechained(lines.toSpliced(2, 1))),
          stranger,
        ),
      ),
    ['derivation', 'views'],
    ['signer', 'derivation', 'views'],
  ],
  [
    'all as it was, signed by a stranger',
    async () => repacked(await resigned(contents, stranger)),
    [],
    ['signer'],
  ],
  [
    'a whole other record, signed by a stranger',
    () => packageOf(removedChat().slice(0, -1), stranger),
    [],
    ['signer'],
  ],
];

kinds.push(
  ['a picture changed', () => repacked(edited(contents, before, touched)), ['files', 'views', 'pictures']],
  [
    'two pictures exchanged',
    () =>
      repacked(
        new Map(contents).set(before, contents.get(after) ?? '').set(after, contents.get(before) ?? ''),
      ),
    ['files', 'views', 'pictures'],
  ],
  ['a picture less', () => repacked(without(after)), ['contents', 'views', 'pictures']],
  ['a picture more', () => repacked([...contents, [another, '\x89PNG']]), ['contents']],
  [
    'a picture more and listed, signed by a stranger',
    async () => {
      const more = [...contents].toSpliced(-2, 0, [another, '\x89PNG']);
      const listed = editedJson(new Map(more), manifestFile, ({ resources }) =>
        resources.push({ ...resources.at(-1), name: another, path: another }),
      );
      return repacked(await resigned(listed, stranger));
    },
    ['pictures'],
    ['signer', 'pictures'],
  ],
  [
    'a picture changed, also in the page, signed by a stranger',
    async () => {
      const changed = edited(contents, before, touched);
      const [was, is] = [contents, changed].map((of) =>
        Buffer.from(of.get(before) ?? '', 'latin1').toString('base64'),
      );
      return repacked(
        await resigned(
          edited(changed, pageFile, (html) => html.replace(was ?? '', is ?? '')),
          stranger,
        ),
      );
    },
    ['pictures'],
    ['signer', 'pictures'],
  ],
  [
    'the record made to tell of another picture, signed by a stranger',
    async () => {
      const told = editedLines(contents, (lines) =>
        rechained(lines.map((line) => line.replace(/"sha256":"./, '"sha256":"0'))),
      );
      return repacked(await resigned(told, stranger));
    },
    ['derivation', 'pictures'],
    ['signer', 'derivation', 'pictures'],
  ],
  [
    'a picture told as left out of which the record does not tell, signed by a stranger',
    async () =>
      repacked(
        await resigned(
          editedJson(contents, manifestFile, (manifest) => {
            manifest.leftOut = [another];
          }),
          stranger,
        ),
      ),
    ['pictures'],
    ['signer', 'pictures'],
  ],
);

/** Where no signature holds, none of the expected key does. */
const withSigner = (fails: readonly CheckId[]): CheckId[] =>
  fails.flatMap((id) => (id === 'signature' ? [id, 'signer'] : [id]));

describe.each(kinds)('%s', (_, make, fails, withKey = withSigner(fails)) => {
  it('is told as what it is', async () => {
    expect(await failuresOf(await make())).toEqual({ anyKey: fails.join(' '), ourKey: withKey.join(' ') });
  });
});

testFlips(50);
