import { readFileSync } from 'node:fs';
import { UsageError } from './usage.ts';

/** The value in a JSON file that was given with `flag`. Throws UsageError with flag, path and reason. */
export function readJson(flag: string, path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new UsageError(`${flag} ${path} cannot be read (${code})`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    throw new UsageError(`${flag} ${path} is not JSON: ${reason}`, { cause: error });
  }
}
