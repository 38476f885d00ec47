import type { Vendor } from '../model/vendor.ts';

/** Globals by which a site tells the vendor what it wants: those that hold its switches, or bear such a name. */
export function settingsObjects({ globals, switches = [] }: Vendor): ReadonlySet<string> {
  const holders = switches.map(({ value }) => holderOf(value));
  const named = globals.flatMap(({ value }) => (/(?:settings|config|setup)$/i.test(value) ? [value] : []));
  return new Set([...holders, ...named]);
}

/** `intercomSettings` of `intercomSettings.hide_default_launcher`. */
export function holderOf(path: string): string {
  return path.split('.')[0] ?? path;
}
