import type { AttributionContext } from '../attribution/context.ts';
import { loadedBy, scriptBehind } from '../attribution/loaded-by.ts';
import type { Log } from '../attribution/log.ts';
import type { Act } from '../attribution/provenance.ts';
import type { ScriptText } from '../model/evidence.ts';
import type { FactOf, Observation, ObservationOf } from '../model/observation.ts';
import type { InlineScript } from '../model/report.ts';
import type { ReadInline } from '../model/script-text.ts';
import type { Vendor } from '../model/vendor.ts';
import { inlineText, notHad } from './script-text.ts';

const made: Record<FactOf<'made'>['how'], string> = {
  timer: 'text for a timer',
  srcdoc: 'document of a frame',
  markup: 'handlers in markup',
  handler: 'handler attribute',
  link: 'javascript: address',
  blob: 'blob with an address',
};
const isLeft = 'it or its page was gone before it was read, or it is of a type that does not run';
const isNoElement =
  'it was never an element of the page; what is kept of it can be compared within this audit alone';

type Row = Omit<InlineScript, 'times'>;

/** Scripts that stand in documents, those that scripts put there, and code that scripts made otherwise, in order of time. */
export function listInlineScripts(
  log: Log,
  context: AttributionContext,
  affected: Vendor | null,
): InlineScript[] {
  const rows = new Map<string, InlineScript>();
  const tell = (row: Row) => {
    const key = JSON.stringify(row);
    const known = rows.get(key);
    if (known) known.times++;
    else rows.set(key, { ...row, times: 1 });
  };
  /** Of whoever acted; without an act, of the document itself. */
  const rowOf = (at: Observation, act: Act | null, place: string, text: ScriptText): Row => {
    const { page, pageUrl } = at;
    const script = act ? scriptBehind(act, context) : pageUrl;
    const { party, vendor, name } = context.label(script ?? '', affected, context.provenance.pageUrl(page));
    const chain = act ? (script ? [script, ...loadedBy(page, script, context)] : []) : [pageUrl];
    return { page: pageUrl, place, party, vendor, name, loadedBy: [...new Set(chain)], text };
  };

  const insertions = insertionsOf(log);
  for (const read of log.of('inline-scripts')) {
    for (const script of read.fact.scripts) {
      const key = keyOf(read.document, script.node);
      const act = insertions.get(key) ?? null;
      insertions.delete(key);
      tell(rowOf(read, act, placeOf(script, act), inlineText(script)));
    }
  }
  for (const act of insertions.values()) tell(rowOf(act, act, 'inline script', notHad(isLeft)));
  for (const act of log.of('made')) tell(rowOf(act, act, made[act.fact.how], notHad(isNoElement)));
  return [...rows.values()];
}

/** Where a call puts a script is told by how far it has come, so that only the document's own scripts have a number. */
function placeOf({ parser, number }: ReadInline, act: Act | null): string {
  return parser && !act && number > 0 ? `inline script ${number}` : 'inline script';
}

const keyOf = (document: string, node: number): string => `${document}\n${node}`;

/** The calls that put inline scripts in, by document and element; the first of each. */
function insertionsOf(log: Log): Map<string, ObservationOf<'dom'>> {
  const insertions = new Map<string, ObservationOf<'dom'>>();
  for (const act of log.of('dom')) {
    if (act.fact.action !== 'insert') continue;
    for (const { id, tag, url } of act.fact.nodes) {
      const key = keyOf(act.document, id);
      if (/^script$/i.test(tag) && !url && !insertions.has(key)) insertions.set(key, act);
    }
  }
  return insertions;
}
