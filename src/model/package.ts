import * as z from 'zod/mini';
import { observationSchema } from './observation.ts';
import { pictureFileSchema, picturesAtMost } from './picture.ts';

/**
 * The incident package: a ZIP file of a report and of all that it was derived from, in the shape of a Frictionless data
 * package (https://specs.frictionlessdata.io/data-package/) with a signed digest beside it, as WACZ has it
 * (https://specs.webrecorder.net/wacz-auth/latest/). Times are ISO 8601 UTC, hashes lower-case hex.
 */
export const packageFormat = '1.0.0';

export const reportFile = 'report.json';
export const pageFile = 'report.html';
export const auditFile = 'audit.json';
export const catalogueFile = 'catalogue.json';
export const observationsFile = 'observations.jsonl';
export const requestsFile = 'session.har';
export const findingsFile = 'findings.sarif';
export const removedFile = 'removed.json';
export const scriptsFile = 'scripts.csv';
export const manifestFile = 'datapackage.json';
export const digestFile = 'datapackage-digest.json';

const hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const hash = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/), z.maxLength(1_000));
const count = z.int().check(z.nonnegative());

/**
 * One line of the observations. `previous` is the SHA-256 of the bytes of the line before, without its line end; of the
 * first, 64 zeros. So `sha256sum` alone can follow the chain.
 */
export const chainedSchema = z.strictObject({ n: count, previous: hex, observation: observationSchema });
export type Chained = z.infer<typeof chainedSchema>;

export const resourceSchema = z.strictObject({
  name: z.string().check(z.regex(/^[a-z0-9.-]+$/)),
  path: z.string().check(z.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/), z.maxLength(100)),
  mediatype: z.string().check(z.maxLength(100)),
  bytes: count,
  hash,
  /** Of a table (https://specs.frictionlessdata.io/tabular-data-resource/): what its columns are. */
  profile: z.optional(z.literal('tabular-data-resource')),
  schema: z.optional(
    z.strictObject({
      fields: z.array(z.strictObject({ name: z.string(), type: z.enum(['string', 'integer']) })),
    }),
  ),
});
export type Resource = z.infer<typeof resourceSchema>;

export const manifestSchema = z.strictObject({
  profile: z.literal('data-package'),
  name: z.string().check(z.regex(/^[a-z0-9.-]+$/), z.maxLength(200)),
  created: z.iso.datetime(),
  format: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  tool: z.strictObject({ name: z.string(), version: z.string(), build: z.string(), catalogue: z.string() }),
  audit: z.string(),
  /** `head`: the hash of the last line; 64 zeros where there is none. */
  chain: z.strictObject({ length: count, head: hex }),
  resources: z.array(resourceSchema).check(z.maxLength(1_000)),
  /** Pictures that the record tells of and that were not packed. */
  leftOut: z.optional(z.array(pictureFileSchema).check(z.minLength(1), z.maxLength(picturesAtMost))),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const digestSchema = z.strictObject({
  path: z.literal(manifestFile),
  hash,
  /** ECDSA on P-256 with SHA-256 over the bytes of the manifest, ASN.1 DER as OpenSSL reads it. */
  algorithm: z.literal('ecdsa-p256-sha256'),
  signature: base64,
  /** SubjectPublicKeyInfo, DER. */
  publicKey: base64,
});
export type Digest = z.infer<typeof digestSchema>;
