import type { Audit } from '../model/audit.ts';
import type { FactOf } from '../model/observation.ts';
import type { Finding, Report } from '../model/report.ts';
import { excerptsAtMost } from '../model/script-text.ts';
import { excerptAt } from '../network/excerpt.ts';
import type { ScriptTexts } from '../network/script-texts.ts';
import { redactText, redactUrl } from './redact.ts';

export type TextsOfActorsNeeds = {
  texts: Pick<ScriptTexts, 'urlsOf' | 'textOf'>;
  /** Asks the script's server; null where the text cannot be had. */
  fetchScript(url: string): Promise<string | null>;
};

type ScriptText = FactOf<'script-text'>;
type Named = { url: string; places: Pick<Finding['actor'], 'line' | 'column'>[] };

const scriptsAtMost = 10;
/** Stands in an address for what must not be kept: then the address cannot be asked for. */
const mark = '‹';

/**
 * Hashes of the scripts that findings name, and the lines around the places at which they acted. Of a text that did not stream by,
 * the script's address is asked for once more; never that of a page. What cannot be had is left out.
 */
export async function textsOfActors(
  audit: Pick<Audit, 'tabs' | 'redactionKey'>,
  report: Pick<Report, 'findings' | 'scripts' | 'audit'>,
  needs: TextsOfActorsNeeds,
): Promise<ScriptText[]> {
  const facts = await Promise.all(namedScripts(report).map((script) => keep(script, audit, needs)));
  return facts.filter((fact) => fact !== null);
}

/** Failures first. What is known already, or is no script with an address of its own, is left out. */
function namedScripts({ findings, scripts, audit }: Pick<Report, 'findings' | 'scripts' | 'audit'>): Named[] {
  const loaded = new Set(scripts.map(({ url }) => url));
  for (const { url } of audit.pages) loaded.delete(url);
  const named = new Map<string, Named>();
  for (const { actor, script } of [...findings].sort(failsFirst)) {
    const url = actor.scriptUrl ?? '';
    if (script.text.how !== 'not-had' || !loaded.has(url) || !/^https?:/.test(url)) continue;
    const known = named.get(url) ?? { url, places: [] };
    named.set(url, known);
    known.places.push(actor);
  }
  return [...named.values()].slice(0, scriptsAtMost);
}

const failsFirst = (a: Finding, b: Finding): number =>
  Number(b.verdict === 'fail') - Number(a.verdict === 'fail');

async function keep(
  { url, places }: Named,
  { tabs, redactionKey: key }: Pick<Audit, 'tabs' | 'redactionKey'>,
  { texts, fetchScript }: TextsOfActorsNeeds,
): Promise<ScriptText | null> {
  const streamed = tabs
    .flatMap((tab) => texts.urlsOf(tab).map((raw) => ({ tab, raw })))
    .findLast(({ raw }) => redactUrl(raw, key) === url);
  const again = () => (url.includes(mark) ? null : fetchScript(url));
  const text = streamed ? texts.textOf(streamed.tab, streamed.raw) : await again();
  if (text === null) return null;
  return {
    kind: 'script-text',
    url,
    how: streamed ? 'response-stream' : 'refetched',
    sha256: await sha256(text),
    length: text.length,
    excerpts: excerptsOf(text, places, key),
  };
}

function excerptsOf(text: string, places: Named['places'], key: string): ScriptText['excerpts'] {
  const redact = (part: string) => redactText(part, key);
  const excerpts = new Map<string, ScriptText['excerpts'][number]>();
  for (const { line, column } of places) {
    if (excerpts.size >= excerptsAtMost) break;
    const excerpt = line === null ? null : excerptAt(text, { line, column }, redact);
    if (excerpt && line !== null) excerpts.set(`${line}:${column}`, { line, column, ...excerpt });
  }
  return [...excerpts.values()];
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
