import type { Observation } from '../model/observation.ts';
import { differentAtMost, type Removed, type RemovedKind, removedKinds } from '../model/removed.ts';

const words: Record<RemovedKind, string> = {
  'query-value': 'Values in the queries of addresses',
  'query-name': 'Names in the queries of addresses that look like an identifier or a secret',
  'path-part': 'Parts of the paths of addresses that look like an identifier or a secret',
  'host-part': 'Parts of host names that look like an identifier',
  'opaque-address': 'What data:, blob: and javascript: addresses hold',
  'code-name': 'Names of functions in stacks that could be somebody’s words',
  'element-name': 'Ids, classes and selectors of elements that look like an identifier or a secret',
  text: 'Pieces of messages and other texts that look like an identifier, a secret or somebody’s words',
  'script-text': 'Comments, texts and values in the lines shown of scripts',
  value:
    'Values of chat vendors’ cookies and stored items, and of what calls carried: length, kind and a keyed digest are kept',
};

const how =
  'All of this was removed when it was recorded, not at export. A mark ‹id:…› (in a host name id-…) stands for it: the same mark for the same text in this audit, another in every other. Nobody can find the text from its mark without the key of the audit, which is in no package. In lines of scripts … stands for it.';

const never: string[] = [
  'Values of cookies and of stored items',
  'Bodies and headers of requests and answers',
  'What is typed, said in a chat or written on a page, as text',
  'User names, passwords and fragments (#…) in addresses',
  'Messages of errors in stacks',
  'The text of a script, but for its hash and a few lines around a place that a finding names',
  'Anything of tabs that were not audited',
];

/** Fields that hold an address and nothing else, also one without a scheme. */
const addressFields = new Set(
  'url pageUrl blockedUrl sourceUrl initiator blocked placebo claims siteUrl'.split(' '),
);
const leftIn: Readonly<Record<string, RemovedKind>> = {
  stack: 'code-name',
  htmlId: 'element-name',
  classes: 'element-name',
  selector: 'element-name',
  excerpts: 'script-text',
};
const mark = /‹id:[0-9a-f]{8}›/g;
const hostMark = /(?<![\w-])id-[0-9a-f]{8}(?![\w-])/g;
const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;
/** Not `id:` of a mark. A scheme is short: without that bound, long words would be read again and again. */
const addressInText = /(?<!‹)\b[a-z][a-z0-9+.-]{0,20}:[^\s"'<>`()]*/gi;
const opaque = /^(?:data|blob|javascript):/i;

/**
 * Counts what was removed from observations by what stands in its place, one observation after another, so that a record of any
 * length can be counted.
 */
export function createRemovedCount() {
  const times = new Map<RemovedKind, number>();
  const seen = new Map<RemovedKind, Set<string>>();
  let observations = 0;

  const count = (kind: RemovedKind, by: string) => {
    times.set(kind, (times.get(kind) ?? 0) + 1);
    const ofKind = seen.get(kind) ?? new Set();
    if (ofKind.size < differentAtMost) ofKind.add(by);
    seen.set(kind, ofKind);
  };

  const inAddress = (address: string) => {
    for (const { 0: found, index } of address.matchAll(mark)) count(kindAt(address, index), found);
    for (const [found] of host.exec(address)?.[1]?.matchAll(hostMark) ?? []) count('host-part', found);
  };

  const inText = (text: string, field: string) => {
    if (field === 'excerpts') for (const found of text.match(/…/g) ?? []) count('script-text', found);
    if (!text.includes('‹id:') && !text.includes('id-')) return;
    if (addressFields.has(field)) return inAddress(text);
    const rest = text.replace(addressInText, (address) => {
      inAddress(address);
      return ' ';
    });
    for (const [found] of rest.matchAll(mark)) count(leftIn[field] ?? 'text', found);
  };

  /** `field`: the outermost one that says what is below it. */
  const inValue = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      if (field === 'hash') count('value', value);
      else if (field === 'hashes') for (const one of value.split(' ')) count('value', one);
      else inText(value, field);
    } else if (Array.isArray(value)) for (const one of value) inValue(one, field);
    else if (typeof value === 'object' && value !== null)
      for (const name of Object.keys(value))
        inValue((value as Record<string, unknown>)[name], leftIn[field] ? field : name);
  };

  return {
    add(observation: Observation): void {
      observations++;
      inValue(observation, '');
    },
    result(audit: string): Removed {
      const removed = removedKinds.flatMap((what) => {
        const n = times.get(what);
        if (n === undefined) return [];
        // In lines of scripts one sign stands for all.
        const different = what === 'script-text' ? null : (seen.get(what)?.size ?? 0);
        return [{ what, words: words[what], times: n, different }];
      });
      return { audit, observations, how, removed, never };
    },
  };
}
export type RemovedCount = ReturnType<typeof createRemovedCount>;

function kindAt(address: string, index: number): RemovedKind {
  if (opaque.test(address)) return 'opaque-address';
  const before = address.slice(0, index);
  const query = before.indexOf('?');
  if (query < 0) return 'path-part';
  const pair = before.slice(Math.max(query, before.lastIndexOf('&')) + 1);
  return pair.includes('=') ? 'query-value' : 'query-name';
}
