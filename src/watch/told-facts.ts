import { countedSchema, type ProbeWorldFact, parseProbeWorldFact } from '../model/probe-world.ts';
import { type Asked, carriedSchema, heldSchema, namedTextSchema, type Written } from '../model/values.ts';
import type { When } from './recorder.ts';
import { withStackText } from './stack-text.ts';

type Whole = Exclude<ProbeWorldFact, { kind: 'write' | 'request' }>;
/** A fact of the probe's. Those with the same `likeness` say the same, but for what is told apart. */
export type Told = { fact: Whole | Asked | Written; likeness: number };

/** Kinds of facts that a script may cause by the thousand. */
const repeated: ReadonlySet<string> = new Set(['write', 'global', 'request']);
const charactersAtMost = 500_000;

/** Acts that the probe counted: each that is told apart. `held` is what their item was given last. */
export type Counted = { acts: Told[]; when: When; held: string };

/** Reads what the probe tells; null where that does not fit. What it tells again and again is parsed once. */
export type TellReader = {
  read(json: string, apart: string): Told | null;
  readCounted(json: string, counted: string): Counted | null;
};

export function createTellReader(): TellReader {
  const known = new Map<string, { fact: ProbeWorldFact; likeness: number }>();
  let characters = 0;
  let lastLikeness = 0;

  const readCommon = (json: string) => {
    const before = known.get(json);
    if (before) return before;
    const fact = parseProbeWorldFact(withStackText(parseJson(json)));
    if (fact === null) return null;
    lastLikeness++;
    const read = { fact, likeness: lastLikeness };
    if (!repeated.has(fact.kind)) return read;
    characters += json.length;
    if (characters > charactersAtMost) {
      known.clear();
      characters = json.length;
    }
    known.set(json, read);
    return read;
  };

  const readOne = (json: string, apart: unknown): Told | null => {
    const common = readCommon(json);
    if (common === null) return null;
    const { fact, likeness } = common;
    if (fact.kind === 'write') {
      const { data } = namedTextSchema().safeParse(apart);
      return data ? { fact: { ...fact, name: data[0], text: data[1] }, likeness } : null;
    }
    if (fact.kind !== 'request' || apart === 0) return { fact, likeness };
    const { data } = carriedSchema().safeParse(apart);
    return data ? { fact: { ...fact, carried: data }, likeness } : null;
  };

  return {
    read: (json, apart) => readOne(json, parseJson(apart)),
    readCounted(json, counted) {
      const { data } = countedSchema().safeParse(parseJson(counted));
      if (!data) return null;
      const [times, firstMs, lastMs, aparts] = data;
      const item = heldSchema().safeParse(aparts.pop());
      const acts = aparts.map((apart) => readOne(json, apart)).filter((told) => told !== null);
      if (acts.length < aparts.length || !item.success) return null;
      return { acts, when: { times, firstMs, lastMs }, held: item.data === 0 ? '' : item.data[1] };
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
