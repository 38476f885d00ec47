import type { Manifest } from './package.ts';

/** What is looked at in a package, in this order. */
export const checkIds = [
  'container',
  'contents',
  'signature',
  'signer',
  'files',
  'schema',
  'chain',
  'derivation',
  'views',
  'pictures',
] as const;
export type CheckId = (typeof checkIds)[number];

/** One thing that was looked at. `not-established`: nothing speaks against it, and nothing shows it. */
export type Check = { id: CheckId; state: 'holds' | 'fails' | 'not-established'; sentence: string };

export type Verification = {
  /** In the order of `checkIds`; one that failed in several places stands there once for each. */
  checks: Check[];
  /** No check fails. */
  holds: boolean;
  /** SHA-256 of the key that signed, 64 hex digits; null where no signature holds. */
  fingerprint: string | null;
  manifest: Manifest | null;
};

/** How far a package has been looked at. `part`: of the stage, 0 to 1; null where that is not known. */
export type Progress = { stage: 'container' | 'files' | 'derivation'; part: number | null };

/** What a signature does not show; stands beside every result. */
export const notShown =
  'A signature shows who packed this and that it was not changed since. It does not show what a server sent, that ' +
  'nothing was left out, or when it was packed, other than by the word of that machine.';
