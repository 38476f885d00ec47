import type { FromContent } from '../model/message.ts';
import type { FactOf } from '../model/observation.ts';
import type { Vendor } from '../model/vendor.ts';
import type { Fetched } from '../network/fetch-script.ts';
import { findNames } from '../network/find-names.ts';
import type { ScriptTexts } from '../network/script-texts.ts';
import { type DistinctiveName, distinctiveNames } from '../vendors/distinctive-names.ts';
import { hostOwner } from '../vendors/match.ts';
import type { Audits } from './audits.ts';

export type ReadScriptsNeeds = {
  audits: Pick<Audits, 'recordingIn'>;
  texts: Pick<ScriptTexts, 'textOf'>;
  /** The whole catalogue of an audit, given the person's own vendors. */
  catalogueOf(own: readonly Vendor[]): readonly Vendor[];
  /** Asks the script's server. */
  fetchScript(url: string): Promise<Fetched>;
};

type Asked = Extract<FromContent, { type: 'read-scripts' }>;
type Reference = FactOf<'reference'>;

const namesPerScript = 40;

/**
 * Looks in the texts of chat vendors' scripts, and of inline scripts that calls put in, for names of other chat vendors' things.
 * Only in a tab that records, and never while page loads are compared: reading costs the machine and the network.
 */
export async function readScripts(asked: Asked, tab: number, needs: ReadScriptsNeeds): Promise<Reference[]> {
  const audit = await needs.audits.recordingIn(tab);
  if (!audit || audit.comparing) return [];
  const chats = needs.catalogueOf(audit.vendors).filter(({ category }) => category === 'chat');
  const present = chats.filter(({ id }) => asked.vendors.includes(id));
  const found = asked.inline.flatMap(({ node, text }) =>
    referencesIn(text, namesOf(present), { url: asked.url, how: 'inline', node }),
  );
  // One after the other: a text is dropped before the next one comes.
  for (const url of asked.scripts) {
    const owner = ownerOf(url, chats);
    if (owner) found.push(...(await readScript(url, namesOf(present, owner), tab, needs)));
  }
  return found;
}

async function readScript(
  url: string,
  names: readonly DistinctiveName[],
  tab: number,
  { texts, fetchScript }: ReadScriptsNeeds,
): Promise<Reference[]> {
  if (names.length === 0) return [];
  const streamed = texts.textOf(tab, url);
  if (streamed !== null) return referencesIn(streamed, names, { url, how: 'response-stream' });
  const fetched = await fetchScript(url);
  if ('unread' in fetched) return [{ kind: 'reference', url, how: 'unread' }];
  return referencesIn(fetched.text, names, { url, how: 'refetched' });
}

function referencesIn(
  text: string,
  names: readonly DistinctiveName[],
  script: Pick<Reference, 'url' | 'how' | 'node'>,
): Reference[] {
  const places = findNames(text, names).slice(0, namesPerScript);
  return places.map((place) => ({ kind: 'reference', ...script, names: place }));
}

/** Of these vendors, without what the script's own vendor is known by as well. */
function namesOf(vendors: readonly Vendor[], owner?: Vendor): DistinctiveName[] {
  const own = new Set([...(owner?.globals ?? []), ...(owner?.selectors ?? [])].map(({ value }) => value));
  return vendors
    .filter(({ id }) => id !== owner?.id)
    .flatMap(distinctiveNames)
    .filter(({ item }) => !own.has(item));
}

function ownerOf(url: string, chats: readonly Vendor[]): Vendor | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) ? hostOwner(chats, hostname) : null;
}
