import type { AttributionContext } from '../attribution/context.ts';
import { loadedBy, scriptBehind } from '../attribution/loaded-by.ts';
import type { Log } from '../attribution/log.ts';
import { timesOf } from '../attribution/repeats.ts';
import type { ScriptText } from '../model/evidence.ts';
import type { Fact, ObservationOf } from '../model/observation.ts';
import type { ScriptReport } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';

/**
 * Every script of the audit, by address, with the requests that it asked for. Parties are seen from the
 * affected vendor where there is exactly one (`affected`), else chat vendors are `other-vendor` all alike.
 */
export function listScripts(
  log: Log,
  context: AttributionContext,
  affected: Vendor | null,
  textOf: (url: string) => ScriptText | null,
): ScriptReport[] {
  const scripts = new Map<string, { page: string; requests: number }>();
  const meet = (url: string, page: string) => {
    const known = scripts.get(url);
    if (known) return known;
    const script = { page, requests: 0 };
    scripts.set(url, script);
    return script;
  };

  for (const { page, fact } of log.all) {
    for (const url of scriptUrls(fact)) meet(url, page);
  }
  const behind = new Map<string, string | null>();
  for (const request of log.of('request')) {
    const script = behindOnce(request, context, behind);
    if (script) meet(script, request.page).requests += timesOf(request);
  }
  return [...scripts].map(([url, { page, requests }]) => {
    const { party, vendor, name } = context.label(url, affected, context.provenance.pageUrl(page));
    const text = textOf(url);
    return {
      ...{ url, party, vendor, name, loadedBy: loadedBy(page, url, context), requests },
      ...(text ? { text } : {}),
    };
  });
}

function scriptUrls(fact: Fact): string[] {
  switch (fact.kind) {
    case 'script':
      return [fact.url];
    case 'network':
      return fact.type === 'script' ? [fact.url] : [];
    case 'request':
      return fact.api === 'script' ? [fact.url] : [];
    case 'dom':
      return fact.nodes.flatMap(({ tag, url }) => (url && /^script$/i.test(tag) ? [url] : []));
    default:
      return [];
  }
}

/** Equal stacks of one document have one script behind them, unless an inline script was running. */
function behindOnce(
  request: ObservationOf<'request'>,
  context: AttributionContext,
  behind: Map<string, string | null>,
): string | null {
  const { stack, during } = request.fact;
  if (!stack || during !== undefined) return scriptBehind(request, context);
  const key = `${request.document}\n${stack.slot}\n${stack.text}`;
  let script = behind.get(key);
  if (script === undefined) {
    script = scriptBehind(request, context);
    behind.set(key, script);
  }
  return script;
}
