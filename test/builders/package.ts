import type { Audit } from '../../src/model/audit.ts';
import type { FactOf, Observation } from '../../src/model/observation.ts';
import { byTime } from '../../src/package/chain.ts';
import { type Bytes, bytesOf, hashOf } from '../../src/package/hash.ts';
import { pack } from '../../src/package/pack.ts';
import { makeKey, type Signer, signerOf } from '../../src/package/sign.ts';
import { findingsSarif } from '../../src/report/formats/sarif.ts';
import { by, startLog, vendors } from './log.ts';
import { audit, reportOf } from './report.ts';

/** Pictures by the names of their files; no decoder is asked for them. */
export const chatPictures: ReadonlyMap<string, Bytes> = new Map(
  (['picture-01-before.png', 'picture-02-after.png'] as const).map((file) => [
    file,
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...bytesOf(file)]),
  ]),
);

function pictureFact(moment: 'before' | 'after', state: 'clickable' | 'gone'): FactOf<'picture'> {
  const file = `picture-${moment === 'before' ? '01' : '02'}-${moment}.png`;
  const sha256 = hashOf(chatPictures.get(file) ?? new Uint8Array());
  const place = { left: 932, top: 494, width: 49, height: 49 };
  const shown = state === 'gone' ? 'outline' : 'mosaic';
  const boxes = [{ vendor: 'parley', ...place, shown, state }] as const;
  return { kind: 'picture', moment, file, sha256, width: 1000, height: 563, boxes: [...boxes] };
}

/** A log in which another vendor takes the chat out, with a picture before and after. */
export function removedChat(): readonly Observation[] {
  const log = startLog();
  log.widget();
  log.add(pictureFact('before', 'clickable'));
  log.removal(by('other-vendor'));
  const script = { node: 3, number: 1, parser: true, length: 40, sha256: 'ab'.repeat(32) };
  log.add({ kind: 'inline-scripts', scripts: [script] });
  log.add(pictureFact('after', 'gone'));
  log.request('https://api.overtalk.example/ping', by('other-vendor'));
  return log.observations;
}

export const newSigner = async (): Promise<Signer> => signerOf(await makeKey());

/** The package of these observations, as the extension makes it. */
export async function packageOf(
  observations: readonly Observation[],
  signer: Signer,
  given: Partial<Audit> = {},
  pictures = chatPictures,
): Promise<Blob> {
  const report = reportOf(observations, given);
  const { redactionKey: _, ...recorded } = { ...audit, ...given };
  return new Response(
    pack({
      audit: recorded,
      vendors,
      report,
      findings: findingsSarif(report),
      observations: () => [...observations].sort(byTime),
      pictures,
      packedAtMs: Date.parse('2026-03-04T12:00:00Z'),
      signer,
    }),
  ).blob();
}
