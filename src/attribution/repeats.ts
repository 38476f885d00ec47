import type { Fact, FactOf, Observation } from '../model/observation.ts';

/** Puts the acts that were only counted into the log, in the place of their count. */

/** What stands for several acts that were alike: the last of them, how many there were, and when the first was. */
type Many = Observation & { times?: number; firstMs?: number };

/** How many acts an entry of a log stands for. */
export const timesOf = (observation: Observation): number => (observation as Many).times ?? 1;

/** When the first of the acts happened that an entry of a log stands for, epoch ms. */
export const firstMsOf = (observation: Observation): number =>
  (observation as Many).firstMs ?? observation.atMs;

/** `ordered` is in order of time. A count whose act was lost stays what it is. */
export function withRepeats(ordered: Observation[]): Observation[] {
  const keyOf = (document: string, seq: number) => `${document}\n${seq}`;
  const wanted = new Set(
    ordered.flatMap(({ document, fact }) => (fact.kind === 'repeat' ? [keyOf(document, fact.of)] : [])),
  );
  if (wanted.size === 0) return ordered;
  const acts = new Map<string, Observation>();
  return ordered.flatMap((observation) => {
    const { document, seq, fact } = observation;
    if (fact.kind === 'repeat') {
      const act = acts.get(keyOf(document, fact.of));
      return act ? several(act, observation, fact) : [observation];
    }
    const key = keyOf(document, seq);
    if (wanted.has(key)) acts.set(key, observation);
    return [observation];
  });
}

/** One entry for each value that is told, and the last of them for all acts whose value is not. */
function several(act: Observation, at: Observation, repeat: FactOf<'repeat'>): Many[] {
  const { seq, atMs, pageUrl } = at;
  const facts = factsOf(act.fact, repeat);
  const untold = repeat.times - facts.length;
  return facts.map((fact, i) => ({
    ...{ ...act, seq, atMs, pageUrl, fact, firstMs: repeat.firstMs },
    times: i === facts.length - 1 ? 1 + untold : 1,
  }));
}

function factsOf(fact: Fact, { values = [], hashes = [] }: FactOf<'repeat'>): Fact[] {
  if (fact.kind === 'write' && values.length > 0) return values.map((value) => ({ ...fact, value }));
  if (fact.kind === 'request' && hashes.length > 0) return hashes.map((told) => carrying(fact, told));
  return [fact];
}

function carrying(fact: FactOf<'request'>, told: string): Fact {
  const hashes = told.split(' ');
  const { parameters } = fact;
  if (!parameters) return fact;
  return { ...fact, parameters: parameters.map((one, i) => ({ ...one, hash: hashes[i] ?? one.hash })) };
}
