import * as z from 'zod/mini';
import { once } from './once.ts';

/** Kinds of companies that the catalogue can tell apart; `chat` vendors own widgets. */
export const vendorCategories = [
  'chat',
  'tag-manager',
  'consent-manager',
  'analytics',
  'advertising',
  'library',
  'monitoring',
  'other',
] as const;

/** One fact about a vendor and where the public can check it. */
const factSchema = once(() =>
  z.strictObject({
    value: z.string().check(z.minLength(1), z.maxLength(300)),
    sources: z.array(z.string().check(z.minLength(1), z.maxLength(500))).check(z.minLength(1)),
  }),
);
export type Fact = z.infer<ReturnType<typeof factSchema>>;

export const idSchema = once(() => z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)));

const facts = once(() => z.array(factSchema()));

/**
 * A company in the catalogue. Hosts match themselves and every subdomain; `*` is a wildcard in hosts,
 * cookies and storage keys. Aliases are hosts of a client's own that proxy the vendor.
 */
export const vendorSchema = once(() =>
  z.strictObject({
    id: idSchema(),
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    category: z.enum(vendorCategories),
    hosts: facts(),
    globals: facts(),
    selectors: facts(),
    cookies: facts(),
    storageKeys: facts(),
    aliases: facts(),
    /** Settings by which a site tells this vendor to keep its chat away: dotted paths of globals that hold `true`. */
    switches: z.optional(facts()),
  }),
);
export type Vendor = z.infer<ReturnType<typeof vendorSchema>>;

/** What of a vendor a page is watched for: its facts, without where the public can check them. */
export type WatchedVendor = Pick<Vendor, 'id' | 'category'> & {
  [List in 'hosts' | 'globals' | 'selectors' | 'cookies' | 'storageKeys' | 'aliases']: Pick<Fact, 'value'>[];
} & { switches?: Pick<Fact, 'value'>[] | undefined };

const lists = ['hosts', 'globals', 'selectors', 'cookies', 'storageKeys', 'aliases'] as const;

/** What is watched of them as one text, whatever order a browser's storage gave their fields. */
export const writtenAlike = (vendors: readonly WatchedVendor[]): string =>
  JSON.stringify(vendors, ['id', 'category', ...lists, 'switches', 'value']);

/** Whether our own background kept this, which had parsed it: a schema's first use would cost each page load several milliseconds. */
export const areVendors = (kept: unknown): kept is Vendor[] =>
  Array.isArray(kept) && kept.every((one) => lists.every((list) => Array.isArray(one?.[list])));
