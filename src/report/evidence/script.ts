import { hostOf } from '../../attribution/address.ts';
import type { Candidate } from '../../detect/detector.ts';
import type { ScriptEvidence, ScriptText } from '../../model/evidence.ts';
import type { Party } from '../../model/party.ts';
import type { Actor } from '../../model/report.ts';
import type { Vendor } from '../../model/vendor.ts';
import { matchesHost } from '../../vendors/match.ts';
import { notHad, notRecorded, textOfFact } from '../script-text.ts';
import { type Circumstances, pagesOf } from './circumstances.ts';
import { inlineActorText } from './inline-actor.ts';

export type ScriptInput = Pick<Circumstances, 'texts' | 'inline'> & {
  textOf(url: string): ScriptText | null;
  vendors: readonly Vendor[];
  /** Version of the catalogue. */
  catalogue: string;
};

/** Where the actor's script came from, whose host that is by which source, and what is known of its text. */
export function scriptEvidence(
  actor: Actor,
  occurrences: readonly Candidate[],
  given: ScriptInput,
): ScriptEvidence {
  const host = actor.scriptUrl === null ? null : hostOf(actor.scriptUrl);
  return { host, company: companyOf(actor, host, given), text: textOf(actor, occurrences, given) };
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

function textOf(actor: Actor, occurrences: readonly Candidate[], given: ScriptInput): ScriptEvidence['text'] {
  const { scriptUrl, line, column } = actor;
  if (scriptUrl === null) return { ...notHad('no script is named'), excerpt: null };
  const inline = inlineActorText(actor, occurrences, given);
  if (inline) return { ...inline, excerpt: null };
  const all = given.texts.get(scriptUrl) ?? [];
  const pages = pagesOf(occurrences);
  const found = all.findLast(({ page }) => pages.has(page)) ?? all.at(-1);
  if (!found) return { ...(given.textOf(scriptUrl) ?? notHad(notRecorded)), excerpt: null };
  const excerpt = found.fact.excerpts.find((one) => one.line === line && one.column === column);
  const shown = excerpt ? { firstLine: excerpt.firstLine, lines: excerpt.lines } : null;
  return { ...textOfFact(found.fact), excerpt: shown };
}
