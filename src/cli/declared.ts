import { type Declared, declaredSchema } from '../model/declared.ts';
import { faultIn } from '../model/file-fault.ts';
import { readJson } from './json-file.ts';
import { UsageError } from './usage.ts';

/** What a person declares in a file. Throws UsageError with the file and the place of the fault in it. */
export function readDeclaredFile(path: string): Declared {
  const parsed = declaredSchema.safeParse(readJson('--declared', path));
  if (parsed.success) return parsed.data;
  throw new UsageError(`--declared ${path}: ${faultIn(parsed.error)}`);
}
