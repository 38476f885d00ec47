import { type KindName, kindsFor, secretOf } from './kinds.ts';
import { type Place, places } from './places.ts';

/** `name`: of place and kind. */
export type Planted = { name: string; place: string; secret: string };

/** A secret in each place; the kinds take turns. */
export const oneInEachPlace = (): Planted[] =>
  Object.entries(places).map(([place, { takes }], i) => {
    const able = kindsFor(takes);
    return planted(able[i % able.length] as KindName, place);
  });

/** A secret of this kind in each place that takes it. */
export const inEachPlace = (kind: KindName): Planted[] =>
  Object.entries(places).flatMap(([place, { takes }]) =>
    kindsFor(takes).includes(kind) ? [planted(kind, place)] : [],
  );

const planted = (kind: KindName, place: string): Planted => ({
  name: `${kind} in ${place}`,
  place,
  secret: secretOf(kind, place),
});

export const secretsByName = (all: readonly Planted[]): Record<string, string> =>
  Object.fromEntries(all.map(({ name, secret }) => [name, secret]));

const surroundings = `
const api = 'https://api.parley.example';
const q = encodeURIComponent;
const launcher = document.getElementById('parley-launcher');
const put = (tag, given = {}, parent = document.body) => parent.appendChild(Object.assign(document.createElement(tag), given));
`;

/**
 * The code of one of the page's scripts: each place in a turn of its own, so that what one throws ends no other. The page
 * keeps the places that had their turn as `planted`.
 */
export function plantingCode(all: readonly Planted[], by: Place['by'], delayMs: number): string {
  const turns = all.flatMap(({ place, secret }) => {
    const found = places[place];
    if (found?.by !== by) return [];
    const turn = `(window.planted ??= []).push(${inScript(place)}); const s = ${inScript(secret)}; ${found.code};`;
    return [`setTimeout(() => { ${turn} }, ${delayMs});`];
  });
  return `setTimeout(() => {${surroundings}${turns.join('\n')}\n}, 0);`;
}

/** Two identifiers that one address carries, the first of them twice. */
const [one, another] = [secretOf('uuid', 'one'), secretOf('uuid', 'another')];
export const identifiers = { one, another };
export const askWithIdentifiers = `fetch('https://api.parley.example/apart?one=${one}&again=${one}&another=${another}', { mode: 'no-cors' });`;

/** What stands for them in the requests of a package. */
export function identifierMarks(har: string): Record<string, string> {
  const urls: string[] = JSON.parse(har).log.entries.map(
    (entry: { request: { url: string } }) => entry.request.url,
  );
  const url = urls.find((found) => found.includes('/apart?'));
  return Object.fromEntries(new URL(url ?? 'https://none.example/').searchParams);
}

const inScript = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');
