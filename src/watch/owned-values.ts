import type { CarriedOwn } from '../model/values.ts';
import { readingsOf } from '../values/decodings.ts';
import { digestOf } from '../values/digest.ts';
import { anyOf, type Forms, findValue, formsOf, haystackOf, mayHold } from '../values/forms.ts';
import { leavesOf, type NamedValue } from '../values/parameters.ts';
import { shapeOf } from '../values/shape.ts';
import { allScripts, textOf } from './natives.ts';
import { remembering } from './remembering.ts';
import { areas, itemsIn } from './stores.ts';
import type { WidgetVendors } from './widget-vendors.ts';

/**
 * What chat vendors own on this page: the values of their cookies and stored items, and identifiers that calls to their
 * servers carried. In memory only, as long as the document lives.
 */
export type OwnedValues = {
  /** What of it a call to this vendor's server (null: somebody else's) carries. */
  carriedIn(pieces: readonly Piece[], server: string | null): CarriedOwn[];
  /** A call to this vendor's server, recorded under `seq`, carried these values. */
  learn(vendor: string, values: readonly NamedValue[], seq: number): void;
  /** A vendor's store was written. */
  storeChanged(): void;
};

/** A place in a call where values may stand. */
export type Piece = { place: CarriedOwn['place']; name: string; text: string };
type Owned = Omit<CarriedOwn, 'hash' | 'encoding' | 'within' | 'place' | 'name'>;
type Source = Pick<Owned, 'vendor' | 'source' | 'item' | 'path' | 'from'>;

const ownedAtMost = 100;
const toldAtMost = 8;
const partsAtMost = 20;
const readAgainAfterMs = 200;
/** Nothing shorter holds an identifier, nor its digest. */
const shortestPiece = 8;
/** Words are met by chance sooner than identifiers. */
const shortestText = 16;
const longestValue = 4096;

export function createOwnedValues(vendors: WidgetVendors): OwnedValues {
  const owned = new Map<string, { what: Owned; forms: Forms }>();
  const readings = remembering(readingsOf);
  let readAtMs = Number.NEGATIVE_INFINITY;
  /** Finds whether any of them may be there. */
  let any: RegExp | null = null;

  const add = (value: string, source: Source, isSites: (value: string) => boolean) => {
    const key = `${source.vendor}\n${value}`;
    const known = owned.get(key);
    // What a call carried first may be found in a store later, which says more.
    const saysMore = known?.what.source === 'request' && source.source !== 'request';
    if (known ? !saysMore : owned.size >= ownedAtMost) return;
    any = null;
    owned.set(key, {
      what: { ...source, shared: isSites(value) },
      forms: known?.forms ?? formsOf(value),
    });
  };

  /** The vendor whose item this is. */
  const ownerOf = (area: (typeof areas)[number], name: string) =>
    vendors.itemOwner(area === 'cookies' ? 'cookies' : 'storageKeys', name);

  const storedBeside = () =>
    areas.flatMap((area) =>
      itemsIn(area)
        .filter(({ name }) => ownerOf(area, name) === null)
        .map(({ read }) => read()),
    );

  /** Whether a value stands where the site may have put it: in the page, or in a cookie or an item that is no vendor's. */
  const lookBeside = () => {
    let texts: string[] | null = null;
    return (value: string) => {
      texts ??= [...writtenInPage(), ...storedBeside()];
      return texts.some((text) => text.includes(value));
    };
  };

  const readStores = () => {
    if (owned.size >= ownedAtMost || performance.now() - readAtMs < readAgainAfterMs) return;
    readAtMs = performance.now();
    const isSites = lookBeside();
    for (const area of areas) {
      for (const { name, read } of itemsIn(area)) {
        if (owned.size >= ownedAtMost) return;
        const owner = ownerOf(area, name);
        if (!owner) continue;
        for (const { path, value } of valuesIn(read())) add(value, { ...owner, source: area, path }, isSites);
      }
    }
  };

  return {
    carriedIn(pieces, server) {
      readStores();
      if (owned.size === 0) return [];
      const read = pieces
        .filter(({ text }) => text.length >= shortestPiece)
        .map(({ place, name, text }) => ({ place, name, readings: readings.of(text) }));
      const haystack = haystackOf(read.flatMap(({ readings }) => readings));
      any ??= anyOf([...owned.values()].map(({ forms }) => forms));
      if (!haystack.hasDigests && !any.test(haystack.text)) return [];
      const held = [...owned.values()].filter(
        // Its identifiers come back to its server with every call.
        ({ what, forms }) =>
          !(what.source === 'request' && what.vendor === server) && mayHold(haystack, forms),
      );
      const told = read.flatMap(({ place, name, readings }) =>
        held.flatMap(({ what, forms }) => {
          const found = findValue(readings, forms);
          return found === null ? [] : [{ ...what, hash: digestOf(forms.plain), ...found, place, name }];
        }),
      );
      return told.slice(0, toldAtMost);
    },
    learn(vendor, values, from) {
      // What is known already says more than a call.
      if (owned.size >= ownedAtMost) return;
      const isSites = lookBeside();
      for (const { place, value } of values) {
        if (place === 'header' || shapeOf(value) !== 'identifier') continue;
        add(value, { vendor, source: 'request', item: '', path: '', from }, isSites);
      }
    },
    storeChanged: () => {
      readAtMs = Number.NEGATIVE_INFINITY;
    },
  };
}

/** The value as a whole, and the identifiers in it where it is JSON. */
function valuesIn(value: string): { path: string; value: string }[] {
  if (value.length > longestValue) return [];
  const parts = leavesOf(value)
    .filter(({ leaf }) => shapeOf(leaf) === 'identifier')
    .slice(0, partsAtMost)
    .map(({ path, leaf }) => ({ path: path.slice(0, 128), value: leaf }));
  return isTelling(value) ? [{ path: '', value }, ...parts] : parts;
}

/** Long enough, and of a form that is not met by chance. */
function isTelling(value: string): boolean {
  const shape = shapeOf(value);
  return shape === 'identifier' || (shape === 'text' && value.length >= shortestText);
}

/** The page's own address and its inline scripts: what stands there the site may have given to others too. */
function writtenInPage(): string[] {
  const inline = [...allScripts()].filter(({ src }) => !src);
  return [location.href, ...inline.map((script) => textOf(script) ?? '')];
}
