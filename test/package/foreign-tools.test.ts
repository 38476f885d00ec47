import { beforeAll, describe, expect, it } from 'vitest';
import type { Signer } from '../../src/package/sign.ts';
import { newSigner, packageOf, removedChat } from '../builders/package.ts';
import {
  type Contents,
  contentsOf,
  edited,
  editedJson,
  editedLines,
  relisted,
  repacked,
  resigned,
} from './contents.ts';
import { foreignCheck } from './foreign-tools.ts';

let signer: Signer;
let whole: Blob;
let contents: Contents;

beforeAll(async () => {
  signer = await newSigner();
  whole = await packageOf(removedChat(), signer);
  contents = await contentsOf(whole);
});

const bufferOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());
const kindsIn = async (changed: Contents) => {
  const { faults } = await foreignCheck(await bufferOf(await repacked(changed)));
  return [...new Set(faults.map((fault) => fault.split(':')[0]))];
};

it('tools that are not ours find no fault in a package', async () => {
  expect((await foreignCheck(await bufferOf(whole))).faults).toEqual([]);
});

describe('and they find', () => {
  it('a container that was cut', async () => {
    const bytes = await bufferOf(whole);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    expect((await foreignCheck(bytes)).faults.join()).toMatch(/^unzip: .*bad CRC/s);
  });

  it('a file that was changed', async () => {
    expect(await kindsIn(edited(contents, 'report.html', (html) => `${html} `))).toEqual(['hash']);
  });

  it('a file that was added', async () => {
    expect(await kindsIn(new Map([...contents, ['more.txt', 'more']]))).toEqual(['files']);
  });

  it('a list that was made anew without the key', async () => {
    const changed = edited(contents, 'report.html', (html) => `${html} `);
    expect(await kindsIn(relisted(changed))).toEqual(['signature']);
  });

  it('observations of which one is missing', async () => {
    const changed = editedLines(contents, (lines) => lines.toSpliced(2, 1));
    expect(await kindsIn(await resigned(changed, signer))).toEqual(['chain']);
  });

  it.each(['report.json', 'audit.json', 'session.har', 'findings.sarif', 'removed.json'])(
    'a %s of another form',
    async (name) => {
      const changed = editedJson(contents, name, (value) => {
        for (const field of Object.keys(value)) delete value[field];
      });
      expect(await kindsIn(await resigned(changed, signer))).toEqual(['schema']);
    },
  );

  it('a catalogue and a line of another form', async () => {
    const vendors = editedJson(contents, 'catalogue.json', ([vendor]) => delete vendor.hosts);
    expect(await kindsIn(await resigned(vendors, signer))).toEqual(['schema']);
    const lines = editedLines(contents, (all) => all.with(-1, all.at(-1)?.replace('{', '{"more":1,') ?? ''));
    expect(await kindsIn(await resigned(lines, signer))).toEqual(['schema']);
  });
});
