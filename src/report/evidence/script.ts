import { hostOf } from '../../attribution/address.ts';
import type { ScriptEvidence } from '../../model/evidence.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Party } from '../../model/party.ts';
import type { Actor } from '../../model/report.ts';
import type { Vendor } from '../../model/vendor.ts';
import { matchesHost } from '../../vendors/match.ts';
import type { Circumstances } from './circumstances.ts';

export type ScriptInput = Pick<Circumstances, 'texts'> & {
  vendors: readonly Vendor[];
  /** Version of the catalogue. */
  catalogue: string;
};

/** Where the actor's script came from, whose host that is by which source, and what is known of its text. */
export function scriptEvidence(actor: Actor, pages: ReadonlySet<string>, given: ScriptInput): ScriptEvidence {
  const host = actor.scriptUrl === null ? null : hostOf(actor.scriptUrl);
  return { host, company: companyOf(actor, host, given), text: textOf(actor, pages, given) };
}

/** Parties that the entity map alone may know. */
const mapped: ReadonlySet<Party> = new Set(['third-party', 'tag-manager', 'consent-manager']);

function companyOf(
  { vendor: id, name, party, recognised }: Actor,
  host: string | null,
  { vendors, catalogue: version }: ScriptInput,
): ScriptEvidence['company'] {
  const vendor = vendors.find((one) => one.id === id);
  if (vendor) {
    const facts = [...vendor.hosts, ...vendor.aliases];
    const fitting = facts.filter(({ value }) => host !== null && matchesHost(value, host));
    const sources = [...new Set(fitting.flatMap((fact) => fact.sources))];
    return { name: vendor.name, source: recognised ?? 'catalogue', version, sources };
  }
  if (host === null || name === host || !mapped.has(party)) return null;
  const sources = ['https://github.com/patrickhulce/third-party-web'];
  return { name, source: 'entity-map', version: 'third-party-web', sources };
}

const ways: Record<ObservationOf<'script-text'>['fact']['how'], string> = {
  'response-stream': 'the text that the page itself got',
  refetched: 'asked for once more by the recorder: the page may have got another text',
  inline: 'the text of the element in the page',
};

function textOf(
  { scriptUrl, line, column }: Actor,
  pages: ReadonlySet<string>,
  { texts }: ScriptInput,
): ScriptEvidence['text'] {
  const all = scriptUrl === null ? [] : (texts.get(scriptUrl) ?? []);
  const found = all.findLast(({ page }) => pages.has(page)) ?? all.at(-1);
  if (!found) {
    const reason = scriptUrl === null ? 'no script is named' : 'its text was not recorded';
    return { how: 'not-had', reason, sha256: null, length: null, excerpt: null };
  }
  const { how, sha256, length, excerpts } = found.fact;
  const excerpt = excerpts.find((one) => one.line === line && one.column === column);
  const shown = excerpt ? { firstLine: excerpt.firstLine, lines: excerpt.lines } : null;
  return { how, reason: ways[how], sha256, length, excerpt: shown };
}
