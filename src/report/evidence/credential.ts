import type { Candidate } from '../../detect/detector.ts';
import { describeItem } from '../../detect/items.ts';
import type { Means } from '../../model/evidence.ts';
import type { ObservationOf } from '../../model/observation.ts';
import type { Parameter } from '../../model/values.ts';
import type { Vendor } from '../../model/vendor.ts';

const kindsListed = 12;

/** What a call carried that its server may take for a right to call it. */
export type Carried = {
  kind: 'key' | 'token';
  /** Where and under which name, or of which stored item; never the value. */
  words: string;
  /** Whose it was seen to be before. */
  held: string | null;
};

/** Header names and parameters that services use for it, as their public documentation does. */
const tokenName = /auth|token|jwt|session|csrf|xsrf|bearer|signature|hmac/i;
const keyName =
  /(?:api|app|access|client|site|account|license|public|secret)[-_.]?(?:key|id)|\bkey\b|license/i;
const telling: ReadonlySet<Parameter['shape']> = new Set(['identifier', 'text', 'number']);

type Request = ObservationOf<'request'>;
const isRequest = (one: Candidate['seenAt']): one is Request => one.fact.kind === 'request';

/** The calls of a finding that carried something, each once. */
function requestsIn(occurrences: readonly Candidate[]): Request[] {
  return occurrences.flatMap(
    ({ act, seenAt }) => [seenAt, act].find((one) => one && isRequest(one)) ?? [],
  ) as Request[];
}

/** Kinds of credentials that the calls of a finding carried; of each value no more is known than its form and hash. */
export function carriedBy(occurrences: readonly Candidate[], affected: Vendor): Carried[] {
  const found = new Map<string, Carried>();
  for (const { fact } of requestsIn(occurrences)) {
    for (const item of fact.owned ?? []) {
      if (item.vendor !== affected.id) continue;
      const held = item.shared ? null : describeItem(item, affected.name);
      const words = `${describeItem(item, affected.name)}, in the ${item.place}`;
      found.set(words, { kind: 'token', words, held });
    }
    for (const parameter of fact.parameters ?? []) {
      const kind = kindOf(parameter);
      const words = `“${parameter.name}” in the ${parameter.place}`;
      if (kind && !found.has(words)) found.set(words, { kind, words, held: null });
    }
  }
  return [...found.values()];
}

function kindOf({ name, shape }: Parameter): Carried['kind'] | null {
  if (!telling.has(shape)) return null;
  if (tokenName.test(name)) return 'token';
  return keyName.test(name) ? 'key' : null;
}

export function credentialOf(
  occurrences: readonly Candidate[],
  carried: readonly Carried[],
): Means['credential'] {
  const requests = requestsIn(occurrences);
  if (requests.length === 0) return { state: 'not-applicable', kinds: [] };
  if (carried.length > 0)
    return { state: 'carried', kinds: carried.slice(0, kindsListed).map(({ words }) => words) };
  const isRecorded = requests.some(({ fact }) => fact.parameters ?? fact.owned);
  return { state: isRecorded ? 'none-seen' : 'not-recorded', kinds: [] };
}
