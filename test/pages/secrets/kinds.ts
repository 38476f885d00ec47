import { createHash } from 'node:crypto';

/**
 * What a place takes: any text, which is content there; text or one word where code has names, of which what looks like a
 * secret goes; a name in JavaScript; a static file's name; a part of a host.
 */
export type Takes = 'text' | 'name' | 'word' | 'identifier' | 'file' | 'label';

type Kind = { takenBy: readonly Takes[]; make(random: Random): string };
type Random = { hex(length: number): string; digits(length: number): string; mixed(length: number): string };

const anywhere = ['text', 'name', 'word', 'file'] as const;
const asIdentifier = [...anywhere, 'identifier'] as const;
const notInFiles = ['text', 'name', 'word'] as const;

/** Kinds of secret, each made anew for its place so that what leaks tells where it stood. */
export const kinds = {
  email: { takenBy: anywhere, make: ({ hex }) => `ada.${hex(6)}@mail-${hex(4)}.example` },
  uuid: { takenBy: anywhere, make: ({ hex }) => [8, 4, 4, 4, 12].map(hex).join('-') },
  jwt: {
    takenBy: anywhere,
    make: ({ digits, mixed }) => `eyJhbGciOiJIUzI1NiJ9.${base64url(`{"sub":"${digits(9)}"}`)}.${mixed(27)}`,
  },
  apiKey: { takenBy: asIdentifier, make: ({ mixed }) => `sk_live_${mixed(24)}` },
  longToken: { takenBy: [...asIdentifier, 'label'], make: ({ hex }) => `a${hex(39)}` },
  mixedToken: { takenBy: notInFiles, make: ({ mixed }) => `q7R${mixed(29)}` },
  number: { takenBy: notInFiles, make: ({ digits }) => `7${digits(13)}` },
  phone: { takenBy: notInFiles, make: ({ digits }) => `+44-7700-${digits(3)}-${digits(4)}` },
  hiddenEmail: { takenBy: anywhere, make: ({ hex }) => base64url(`eve.${hex(8)}@mail.example`) },
  iban: { takenBy: anywhere, make: ({ digits }) => `GB33BUKB${digits(14)}` },
  sentence: { takenBy: ['text', 'name'], make: ({ hex }) => `my ward is ${hex(5)} and ${hex(5)}` },
  twoWords: {
    takenBy: ['text', 'name'],
    make: ({ hex }) => `Wilhelmina F${hex(6).replace(/\d/g, 'o')}eather`,
  },
  password: { takenBy: ['text'], make: ({ hex }) => `Tr0ub&${hex(6)}-horse` },
} satisfies Record<string, Kind>;
export type KindName = keyof typeof kinds;

export const kindsFor = (takes: Takes): KindName[] =>
  (Object.keys(kinds) as KindName[]).filter((name) =>
    (kinds[name].takenBy as readonly Takes[]).includes(takes),
  );

/** The secret of this kind that is planted in this place: always the same, and nowhere else. */
export const secretOf = (kind: KindName, place: string): string =>
  kinds[kind].make(randomOf(`${kind} ${place}`));

/** Digits that are the same on every run. */
function randomOf(seed: string): Random {
  let round = 0;
  const bytes = (length: number) => {
    const parts: Buffer[] = [];
    while (parts.length * 32 < length) parts.push(createHash('sha256').update(`${seed} ${round++}`).digest());
    return Buffer.concat(parts).subarray(0, length);
  };
  const from = (letters: string) => (length: number) =>
    [...bytes(length)].map((byte) => letters[byte % letters.length]).join('');
  return {
    hex: from('0123456789abcdef'),
    digits: from('0123456789'),
    mixed: from('ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz0123456789'),
  };
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
