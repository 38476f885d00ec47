import { type ProbeWorldFact, parseProbeWorldFact } from '../model/probe-world.ts';
import { type Asked, carriedSchema, namedTextSchema, type Written } from '../model/values.ts';
import { withStackText } from './stack-text.ts';

type Whole = Exclude<ProbeWorldFact, { kind: 'write' | 'request' }>;
/** A fact of the probe's. Those with the same `likeness` say the same, but for what is told apart. */
export type Told = { fact: Whole | Asked | Written; likeness: number };

/** Kinds of facts that a script may cause by the thousand. */
const repeated: ReadonlySet<string> = new Set(['write', 'global', 'request']);
const charactersAtMost = 500_000;

/** Reads what the probe tells; null where that does not fit. What it tells again and again is parsed once. */
export function createTellReader(): (json: string, apart: string) => Told | null {
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

  return (json, apart) => {
    const common = readCommon(json);
    if (common === null) return null;
    const { fact, likeness } = common;
    if (fact.kind === 'write') {
      const { data } = namedTextSchema().safeParse(parseJson(apart));
      return data ? { fact: { ...fact, name: data[0], text: data[1] }, likeness } : null;
    }
    if (fact.kind !== 'request') return { fact, likeness };
    if (apart === 'undefined') return { fact, likeness };
    const { data } = carriedSchema().safeParse(parseJson(apart));
    return data ? { fact: { ...fact, carried: data }, likeness } : null;
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
