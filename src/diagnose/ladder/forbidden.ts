import { hostOf } from '../../attribution/address.ts';
import type { Log } from '../../attribution/log.ts';
import type { ObservationOf } from '../../model/observation.ts';

/**
 * Elements of a widget, as `DOCUMENT\nNODE`, whose frame the page's policy kept from loading, with the elements around
 * it. Such a frame has its box on the page and takes clicks, and the visitor sees the browser's own notice in it.
 */
export function forbiddenElements(log: Pick<Log, 'of'>, vendor: string): ReadonlySet<string> {
  const forbidden = new Set<string>();
  const blocked = new Map<string, Set<string>>();
  for (const { document, fact } of log.of('csp')) {
    if (!forbidsFrames(fact)) continue;
    blocked.set(document, (blocked.get(document) ?? new Set()).add(fact.blockedUrl));
  }
  if (blocked.size === 0) return forbidden;
  for (const { document, fact } of log.of('widget')) {
    const { node, ancestors } = fact;
    if (fact.vendor !== vendor || !/^iframe$/i.test(node.tag) || !node.url) continue;
    const { url } = node;
    if (![...(blocked.get(document) ?? [])].some((blockedUrl) => isSameFrame(blockedUrl, url))) continue;
    for (const id of [node.id, ...ancestors]) forbidden.add(`${document}\n${id}`);
  }
  return forbidden;
}

function forbidsFrames({ directive, disposition }: ObservationOf<'csp'>['fact']): boolean {
  return disposition === 'enforce' && /^(?:frame|child|default)-src$/.test(directive);
}

/** Of a frame of another origin the report gives only the origin (CSP 3, section 5.4). */
function isSameFrame(blockedUrl: string, url: string): boolean {
  if (!hostOf(blockedUrl) || !hostOf(url)) return false;
  const blocked = new URL(blockedUrl);
  return blocked.origin === new URL(url).origin && (blocked.pathname === '/' || blockedUrl === url);
}
