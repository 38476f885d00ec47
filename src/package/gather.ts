import type { Observation } from '../model/observation.ts';
import type { Packing } from '../model/ui-message.ts';
import type { Bytes } from './hash.ts';
import { pack } from './pack.ts';
import type { Signer } from './sign.ts';

/** Who has the audit: the background, asked by message. */
export type Keeper = {
  packing(auditId: string): Promise<Packing>;
  /** The next ones from number `from` on; none behind the last. */
  observations(auditId: string, from: number): Promise<readonly Observation[]>;
};

export type Gathered = { packing: Packing; bytes: ReadableStream<Bytes> };

/** The package of an audit as it stands now. The stream fails where the keeper does. */
export async function gather(
  auditId: string,
  keeper: Keeper,
  signer: Signer,
  nowMs: number,
): Promise<Gathered> {
  const packing = await keeper.packing(auditId);
  const { report, audit, vendors, findings } = packing;
  const observations = () => piecesOf(auditId, keeper, packing.observations);
  return {
    packing,
    bytes: pack({ report, audit, vendors, findings, observations, packedAtMs: nowMs, signer }),
  };
}

async function* piecesOf(auditId: string, keeper: Keeper, count: number): AsyncGenerator<Observation> {
  let from = 0;
  for (;;) {
    const piece = await keeper.observations(auditId, from);
    if (piece.length === 0) break;
    yield* piece;
    from += piece.length;
  }
  if (from !== count) throw new Error(`${from} of ${count} observations came.`);
}
