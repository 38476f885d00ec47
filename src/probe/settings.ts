import { emit } from './channel.ts';
import { settingPaths } from './global-names.gen.ts';
import { slice } from './natives.ts';
import { ownValue } from './sensors/globals.ts';

/**
 * Settings by which a site tells a vendor to keep its chat away: dotted paths of globals that hold `true`. Only
 * own data properties are read, so that no getter of the page's runs.
 */
type Setting = { path: string; on: boolean };

const settings: Setting[] = [];

export function addSettings(paths: string[]): void {
  for (let i = 0; i < paths.length; i++) settings[settings.length] = { path: paths[i] as string, on: false };
}

/** Looks at each setting and tells when it came to hold `true`, and when it no longer did. */
export function tickSettings(): void {
  for (let i = 0; i < settings.length; i++) {
    const setting = settings[i] as Setting;
    const on = valueAt(setting.path) === true;
    if (on === setting.on) continue;
    setting.on = on;
    emit({ kind: 'setting', setting: setting.path, on });
  }
}

function valueAt(path: string): unknown {
  let value: unknown = globalThis;
  let begin = 0;
  for (let at = 0; at <= path.length; at++) {
    if (at < path.length && path[at] !== '.') continue;
    value = ownValue(value, slice(path, begin, at));
    if (value === undefined) return undefined;
    begin = at + 1;
  }
  return value;
}

addSettings(settingPaths);
