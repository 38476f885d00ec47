import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { type Vendor, vendorSchema, type WatchedVendor } from '../../src/model/vendor.ts';
import { watchedNames } from '../../src/watch/watched-names.ts';
import { collect } from './collect.ts';
import { generatedNotice, identifier, renderImports } from './list-module.ts';

const vendorModuleSchema = z.object({ vendor: vendorSchema() });

/** Source of the catalogue: every vendor file, and a version that changes when a fact does. */
export async function renderCatalogue(folder: string): Promise<string> {
  const authored = collect(folder, 'vendor', 'allowed');
  const vendors = await readVendors(folder);
  const members = authored.map(({ name }) => `  ${identifier(name, 'vendor')},\n`).join('');
  return [
    generatedNotice,
    "import type { Vendor } from '../model/vendor.ts';\n",
    renderImports(authored, 'vendor', '.'),
    '\n/** Every vendor that comes with this release, by file name. */\n',
    `export const builtInVendors: Vendor[] = [\n${members}];\n`,
    '\n/** First 12 hex digits of the SHA-256 of the catalogue as JSON. */\n',
    `export const catalogueVersion = '${versionOf(vendors)}';\n`,
  ].join('');
}

/** Source of what pages are watched for: of the chat vendors what can be met in a page, without the sources. */
export async function renderWatched(folder: string): Promise<string> {
  const chats = (await readVendors(folder)).filter(({ category }) => category === 'chat');
  const lines = chats.map((vendor) => `  ${JSON.stringify(watched(vendor))},\n`).join('');
  return [
    generatedNotice,
    "import type { WatchedVendor } from '../model/vendor.ts';\n",
    '\n/** The chat vendors that come with this release, as a page is watched for them. */\n',
    `export const watchedVendors: WatchedVendor[] = [\n${lines}];\n`,
  ].join('');
}

/** Source of the names that the probe is to look for, as it takes them. */
export async function renderWatchedNames(folder: string): Promise<string> {
  const names = JSON.stringify(watchedNames((await readVendors(folder)).map(watched)));
  return [
    generatedNotice,
    '/** `WatchedNames` of the chat vendors that come with this release, as JSON. */\n',
    `export const watchedNamesText = ${JSON.stringify(names)};\n`,
  ].join('');
}

function watched(vendor: Vendor): WatchedVendor {
  const bare = (facts: Vendor['hosts']) => facts.map(({ value }) => ({ value }));
  const { id, category, hosts, globals, selectors, cookies, storageKeys, aliases, switches } = vendor;
  return {
    ...{ id, category, hosts: bare(hosts), globals: bare(globals), selectors: bare(selectors) },
    ...{ cookies: bare(cookies), storageKeys: bare(storageKeys), aliases: bare(aliases) },
    ...(switches ? { switches: bare(switches) } : {}),
  };
}

/** Reads and parses the vendor files; a file that is no vendor throws with its path. */
async function readVendors(folder: string): Promise<Vendor[]> {
  const authored = collect(folder, 'vendor', 'allowed');
  return Promise.all(
    authored.map(async ({ path }) => {
      const parsed = vendorModuleSchema.safeParse(await import(pathToFileURL(path).href));
      if (!parsed.success) throw new Error(`${path} is no vendor: ${z.prettifyError(parsed.error)}`);
      return parsed.data.vendor;
    }),
  );
}

function versionOf(vendors: readonly Vendor[]): string {
  return createHash('sha256').update(JSON.stringify(vendors)).digest('hex').slice(0, 12);
}
