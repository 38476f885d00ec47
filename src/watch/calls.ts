import type { Fact, FactOf } from '../model/observation.ts';
import type { Asked } from '../model/values.ts';
import { type NamedValue, namedValues } from '../values/parameters.ts';
import { traceOf } from '../values/trace.ts';
import type { OwnedValues, Piece } from './owned-values.ts';
import type { When } from './recorder.ts';
import { remembering } from './remembering.ts';
import type { Repeats } from './repeats.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/** Takes the values out of what the probe tells of calls for a request. */
export type Calls = {
  /**
   * Records a call: the values of one to a chat vendor's host as their traces, those of others not at all. Calls of the same
   * likeness differ in what they carry alone. Whether the probe may count the next of them. Of one that it counted, `when` tells
   * when that was, as far as is known.
   */
  take(asked: Asked, likeness: number | null, when?: When): boolean;
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
  repeats: Repeats,
): Calls {
  /** Messages of a socket have no record of the browser's each, and are counted where they are alike but for their values. */
  const recordMessage = (fact: FactOf<'request'>, likeness: number, when?: When): number => {
    const { parameters = [], unread } = fact;
    const names = parameters.map(({ hash, ...common }) => common);
    const kind = JSON.stringify([likeness, unread, names]);
    const { seq, count } = repeats.record('message', kind, () => fact, when);
    if (parameters.length > 0) count?.hashes.push(parameters.map(({ hash }) => hash).join(' '));
    return seq;
  };

  const places = remembering(placeOf);
  let early: { fact: FactOf<'request'>; values: NamedValue[]; seq: number }[] | null = [];
  return {
    take({ carried = {}, ...asked }, likeness, when) {
      const { isOwn, pieces } = places.of(asked.url);
      if (loads.has(asked.api) || isOwn) {
        record(asked);
        return false;
      }
      const values = namedValues(asked.url, carried);
      const server = vendors.ownerOf(asked.url);
      const owned = ownedValues.carriedIn([...pieces, ...values.map(pieceOf)], server);
      const isEarly = server === null && early !== null && early.length < earlyAtMost;
      const fact: FactOf<'request'> = {
        ...asked,
        ...(server !== null || isEarly ? { parameters: values.map(parameterOf) } : {}),
        ...(carried.unread ? { unread: carried.unread } : {}),
        ...(owned.length > 0 ? { owned } : {}),
      };
      const isSettled = server !== null || early === null;
      const isCounted =
        fact.api === 'websocket-message' && likeness !== null && isSettled && owned.length === 0;
      const seq = isCounted ? recordMessage(fact, likeness, when) : record(fact);
      if (server !== null) ownedValues.learn(server, values, seq);
      else if (isEarly) early?.push({ fact, values, seq });
      return isCounted;
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

const pieceOf = ({ place, name, value }: NamedValue): Piece => ({ place, name, text: value });

/** Whether an address is the page's own server's, also by a socket, and what of it may hold values, but for its parameters. */
function placeOf(url: string): { isOwn: boolean; pieces: Piece[] } {
  if (!URL.canParse(url)) return { isOwn: true, pieces: [] };
  const { hostname, pathname } = new URL(url);
  const pieces: Piece[] = [
    { place: 'host', name: '', text: hostname },
    { place: 'path', name: '', text: pathname },
  ];
  return { isOwn: new URL(url.replace(/^ws/i, 'http')).origin === location.origin, pieces };
}
