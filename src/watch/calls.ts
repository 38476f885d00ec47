import type { Fact, FactOf } from '../model/observation.ts';
import type { Asked } from '../model/values.ts';
import { type NamedValue, namedValues } from '../values/parameters.ts';
import { traceOf } from '../values/trace.ts';
import type { OwnedValues, Piece } from './owned-values.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/** Takes the values out of what the probe tells of calls for a request. */
export type Calls = {
  /** Records a call: the values of one to a chat vendor's host as their traces, those of others not at all. */
  take(asked: Asked): void;
  /** All vendors are known now, and nothing was sent yet: what turned out to be no vendor's call loses its traces. */
  vendorsKnown(): void;
};

/** Loading a script, a frame or a style is no call. */
const loads: ReadonlySet<string> = new Set(['script', 'frame', 'style']);
/** Kept until all vendors are known, which takes as long as the background takes to start. */
const earlyAtMost = 500;

export function createCalls(
  vendors: WidgetVendors,
  ownedValues: OwnedValues,
  record: (fact: Fact) => number,
): Calls {
  let early: { fact: FactOf<'request'>; values: NamedValue[]; seq: number }[] | null = [];
  return {
    take({ carried = {}, ...asked }) {
      if (loads.has(asked.api) || isOwn(asked.url)) {
        record(asked);
        return;
      }
      const values = namedValues(asked.url, carried);
      const server = vendors.ownerOf(asked.url);
      const owned = ownedValues.carriedIn(piecesOf(asked.url, values), server);
      const isEarly = server === null && early !== null && early.length < earlyAtMost;
      const fact: FactOf<'request'> = {
        ...asked,
        ...(server !== null || isEarly ? { parameters: values.map(parameterOf) } : {}),
        ...(carried.unread ? { unread: carried.unread } : {}),
        ...(owned.length > 0 ? { owned } : {}),
      };
      const seq = record(fact);
      if (server !== null) ownedValues.learn(server, values, seq);
      else if (isEarly) early?.push({ fact, values, seq });
    },
    vendorsKnown() {
      for (const { fact, values, seq } of early ?? []) {
        const server = vendors.ownerOf(fact.url);
        if (server === null) delete fact.parameters;
        else ownedValues.learn(server, values, seq);
      }
      early = null;
    },
  };
}

const parameterOf = ({ place, name, value }: NamedValue) => ({ place, name, ...traceOf(value) });

function piecesOf(url: string, values: readonly NamedValue[]): Piece[] {
  const { hostname, pathname } = new URL(url);
  return [
    { place: 'host', name: '', text: hostname },
    { place: 'path', name: '', text: pathname },
    ...values.map(({ place, name, value }) => ({ place, name, text: value })),
  ];
}

/** The page's own server, also by a socket. */
function isOwn(url: string): boolean {
  return !URL.canParse(url) || new URL(url.replace(/^ws/i, 'http')).origin === location.origin;
}
