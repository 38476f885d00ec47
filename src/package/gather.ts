import type { CustodyEntry } from '../model/custody.ts';
import type { Observation } from '../model/observation.ts';
import type { Report } from '../model/report.ts';
import type { Packing } from '../model/ui-message.ts';
import { fromBase64 } from './base64.ts';
import type { Bytes } from './hash.ts';
import { pack, timesRead } from './pack.ts';
import type { Signer } from './sign.ts';

/** Who has the audit: the background, asked by message. */
export type Keeper = {
  packing(auditId: string): Promise<Packing>;
  /** The next ones from number `from` on; none behind the last. */
  observations(auditId: string, from: number): Promise<readonly Observation[]>;
  /** The package with this custody log leaves; false: it is out of date, make it anew. */
  exported(auditId: string, custody: readonly CustodyEntry[]): Promise<boolean>;
  /** A picture in base64; null where it is not kept. */
  picture(auditId: string, file: string): Promise<string | null>;
};

export type Watched = {
  signal?: AbortSignal;
  /** Called as observations come. */
  onProgress?(done: number, total: number): void;
};

export type Gathered = { packing: Packing; bytes: ReadableStream<Bytes> };

/** The package of an audit as it stands now. The stream fails where the keeper does. */
export async function gather(
  auditId: string,
  keeper: Keeper,
  signer: Signer,
  nowMs: number,
  watched: Watched = {},
): Promise<Gathered> {
  const packing = await keeper.packing(auditId);
  const { report, audit, vendors, findings } = packing;
  const pictures = await picturesOf(auditId, report, keeper);
  let done = 0;
  const cameMore = (more: number) => {
    watched.signal?.throwIfAborted();
    done += more;
    watched.onProgress?.(done, packing.observations * timesRead);
  };
  const observations = () => piecesOf(auditId, keeper, packing.observations, cameMore);
  return {
    packing,
    bytes: pack({ report, audit, vendors, findings, observations, pictures, packedAtMs: nowMs, signer }),
  };
}

async function* piecesOf(
  auditId: string,
  keeper: Keeper,
  count: number,
  cameMore: (more: number) => void,
): AsyncGenerator<Observation> {
  let from = 0;
  for (;;) {
    const piece = await keeper.observations(auditId, from);
    cameMore(piece.length);
    if (piece.length === 0) break;
    yield* piece;
    from += piece.length;
  }
  if (from !== count) throw new Error(`${from} of ${count} observations came.`);
}

/** Of a report, by the names of their files; what is not kept is not there. */
export async function picturesOf(
  auditId: string,
  report: Pick<Report, 'pictures'>,
  keeper: Pick<Keeper, 'picture'>,
): Promise<Map<string, Bytes>> {
  const pictures = new Map<string, Bytes>();
  for (const { file } of report.pictures?.taken ?? []) {
    const bytes = fromBase64((await keeper.picture(auditId, file)) ?? '');
    if (bytes && bytes.length > 0) pictures.set(file, bytes);
  }
  return pictures;
}
