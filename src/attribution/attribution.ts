import type { Actor, LabelledFrame } from '../model/report.ts';

/** Who did an act, seen from one affected vendor. */
export type Attribution = {
  /** Null when nobody can be told; `reason` then says why. */
  actor: Actor | null;
  frames: LabelledFrame[];
  reason: string;
  /** `lowered`: the call came through another script's patch, or its author is known by provenance only. */
  trust: 'full' | 'lowered' | 'none';
};
