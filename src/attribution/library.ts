import { matchesHost } from '../vendors/match.ts';
import { hostOf } from './address.ts';
import {
  consentNames,
  frameworkNames,
  libraryFileWords,
  libraryHosts,
  libraryNames,
  monitoringNames,
  packageHosts,
  routerNames,
} from './library-names.ts';

/** What a script's address says of it: a library, one that replaces pages, an error monitor, a consent manager. */
export type LibraryKind = 'library' | 'router' | 'monitoring' | 'consent' | null;

/** Judges a script by its file name and by the package path of a CDN; the content is never looked at. */
export function libraryKind(url: string): LibraryKind {
  const host = hostOf(url);
  if (!host) return null;
  const names = namesOf(url);
  if (names.some((name) => consentNames.some((known) => name.split(/[.\-_]/)[0] === known))) return 'consent';
  if (names.some((name) => isNamed(name, routerNames))) return 'router';
  if (names.some((name) => isNamed(name, monitoringNames))) return 'monitoring';
  if (names.some((name) => isNamed(name, libraryNames))) return 'library';
  return libraryHosts.some((pattern) => matchesHost(pattern, host)) ? 'library' : null;
}

/** A library that draws the page from the page's own templates or components. */
export function isFramework(url: string): boolean {
  return hostOf(url) !== null && namesOf(url).some((name) => isNamed(name, frameworkNames));
}

function namesOf(url: string): string[] {
  const path = new URL(url).pathname.toLowerCase().slice(0, 500);
  return [packageName(path), fileName(path)].filter((name) => name !== null);
}

/** A public host of libraries or of packages: what it serves belongs to whoever called it. */
export function isLibraryHost(url: string): boolean {
  const host = hostOf(url);
  return host !== null && isPackageHost(host);
}

/** A public host of packages: anybody's software under its own name. */
export function isPackageHost(host: string): boolean {
  return [...libraryHosts, ...packageHosts].some((pattern) => matchesHost(pattern, host));
}

/** `/npm/jquery@3/dist/x.js`, `/react@18/y.js`, `/ajax/libs/jquery/3.7/z.js` name their package. */
function packageName(path: string): string | null {
  const versioned = /\/((?:@[\w.-]+\/)?[\w.-]+)@[\w.^~-]+(?:\/|$)/.exec(path);
  if (versioned) return versioned[1] ?? null;
  const placed = /\/(?:npm|ajax\/libs|node_modules)\/((?:@[\w.-]+\/)?[\w.-]+)\//.exec(path);
  return placed?.[1] ?? null;
}

function fileName(path: string): string | null {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return /\.m?js$/.test(file) ? file.replace(/\.m?js$/, '') : null;
}

/** The name itself, or the name with nothing but a version, a hash and build words after it. */
function isNamed(name: string, names: readonly string[]): boolean {
  return names.some((known) => {
    if (name === known) return true;
    if (!name.startsWith(known) || !/[.\-_]/.test(name.charAt(known.length))) return false;
    return name
      .slice(known.length + 1)
      .split(/[.\-_+]/)
      .every((word) => libraryFileWords.has(word) || /^v?\d+$/.test(word) || /^[0-9a-f]{6,}$/.test(word));
  });
}
