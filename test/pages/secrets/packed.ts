import type { Control } from '../../../src/cli/control.ts';
import { gather } from '../../../src/package/gather.ts';
import { newSigner } from '../../builders/package.ts';
import { contentsOf } from '../../package/contents.ts';
import { leaksIn } from './spellings.ts';

/** The package of an audit: its bytes, and the texts of its files. */
export async function packed(control: Control, auditId: string) {
  const { bytes } = await gather(auditId, control.keeper, await newSigner(), Date.now());
  const blob = await new Response(bytes).blob();
  return { bytes: Buffer.from(await blob.arrayBuffer()), files: await contentsOf(blob) };
}

/** Where secrets stand: `FILE: SECRET`; `package` for what no file has alone. */
export function leaksOf(
  { bytes, files }: Awaited<ReturnType<typeof packed>>,
  secrets: Readonly<Record<string, string>>,
): string[] {
  const all = leaksIn(bytes, secrets);
  const leaked = Object.fromEntries(Object.entries(secrets).filter(([name]) => all.includes(name)));
  const inFiles = [...files].flatMap(([file, text]) =>
    leaksIn(text, leaked).map((name) => `${file}: ${name}`),
  );
  return [...all.map((name) => `package: ${name}`), ...inFiles];
}
