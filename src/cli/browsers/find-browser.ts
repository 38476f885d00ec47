import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { BrowserName } from './browser.ts';
// JSON, because scripts/setup.mjs reads it too, before any TypeScript can run.
import executables from './executables.json' with { type: 'json' };

/** The browser cannot be found; the message says what to install and which variable names another executable. */
export class BrowserNotFoundError extends Error {
  override name = 'BrowserNotFoundError';
}

/**
 * Path of the executable: the environment variable, then the commands on PATH, then the usual places.
 * Throws BrowserNotFoundError, also when the variable names something that cannot be run.
 */
export function findBrowser(browser: BrowserName, environment: NodeJS.ProcessEnv = process.env): string {
  const { variable, commands, places, install } = executables[browser];
  const named = environment[variable];
  if (named) {
    if (isExecutable(named)) return named;
    throw new BrowserNotFoundError(`${variable} is set to "${named}", which is not an executable file.`);
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  const found = [...candidates, ...places].find(isExecutable);
  if (found) return found;
  throw new BrowserNotFoundError(
    `No ${browser} was found. ${install}, or set ${variable} to its executable.`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
