import type { Observation } from '../../src/model/observation.ts';
import { byTime } from '../../src/package/chain.ts';
import type { Bytes } from '../../src/package/hash.ts';
import { pack } from '../../src/package/pack.ts';
import { makeKey, type Signer, signerOf } from '../../src/package/sign.ts';
import { findingsSarif } from '../../src/report/formats/sarif.ts';
import { by, startLog, vendors } from './log.ts';
import { audit, reportOf } from './report.ts';

/** A log in which another vendor takes the chat out. */
export function removedChat(): readonly Observation[] {
  const log = startLog();
  log.widget();
  log.removal(by('other-vendor'));
  log.request('https://api.overtalk.example/ping', by('other-vendor'));
  return log.observations;
}

export const newSigner = async (): Promise<Signer> => signerOf(await makeKey());

/** The package of these observations, as the extension makes it. */
export async function packageOf(
  observations: readonly Observation[],
  signer: Signer,
  pictures: ReadonlyMap<string, Bytes> = new Map(),
): Promise<Blob> {
  const report = reportOf(observations);
  const { redactionKey: _, ...recorded } = audit;
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
