import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeStaleModules } from '../generated/modules.ts';
import { causeScaffold } from './cause.ts';
import { detectorScaffold } from './detector.ts';
import type { Scaffold } from './scaffold.ts';
import { sensorScaffold } from './sensor.ts';
import { vendorScaffold } from './vendor.ts';

const scaffolds: Record<string, Scaffold> = {
  vendor: vendorScaffold,
  detector: detectorScaffold,
  cause: causeScaffold,
  sensor: sensorScaffold,
};
const kinds = Object.keys(scaffolds).join('|');

/** What was asked for cannot be written; the message is one line that says why. Nothing was written then. */
export class ScaffoldRefusal extends Error {
  override name = 'ScaffoldRefusal';
}

/** Writes a kind's files under `root` and generates the lists; gives the paths written and what to do next. */
export async function createScaffold(
  root: string,
  kind: string | undefined,
  name: string | undefined,
): Promise<{ written: string[]; next: string[] }> {
  const scaffold = kind !== undefined && Object.hasOwn(scaffolds, kind) ? scaffolds[kind] : undefined;
  if (!scaffold || name === undefined) throw new ScaffoldRefusal(`Usage: npm run new ${kinds} NAME`);
  const refusal = refuseName(name) ?? scaffold.refuse?.(name);
  if (refusal) throw new ScaffoldRefusal(refusal);

  const files = scaffold.files(name);
  const taken = files.find(({ path }) => existsSync(join(root, path)));
  if (taken) throw new ScaffoldRefusal(`${taken.path} exists already: choose another name, or edit it.`);

  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const generated = await writeStaleModules(root);
  return { written: [...files.map(({ path }) => path), ...generated], next: scaffold.next(name) };
}

function refuseName(name: string): string | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 64)
    return `"${name}" is no name: use lower-case letters, digits and single hyphens, like covered-widget.`;
  if (/(^|-)(utils?|helpers?|common|misc)(-|$)/.test(name))
    return `"${name}" names no one thing: say what it does.`;
  return null;
}
