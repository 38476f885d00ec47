import { emit } from './channel.ts';
import { each, microtask, slice } from './natives.ts';
import { running } from './running.ts';
import { onReach } from './sensors/globals.ts';
import type { Plain } from './serialize.ts';
import { takeStack } from './stack.ts';
import { ownValue } from './traps.ts';

/**
 * Settings by which a site tells a vendor to keep its chat away: dotted paths of globals that hold `true`. Only
 * own data properties are read, so that no getter of the page's runs.
 */
type Setting = { path: string; parts: string[]; on: boolean };

const settings: Setting[] = [];

/**
 * Whoever last reached for the object of a setting in this turn: what is seen to have changed before somebody else does, or
 * before the turn ends, is its doing. Most settings are put into an object that has no such property yet, where no
 * setter can tell.
 */
let reacher: { stack: Plain; during: number | undefined } | undefined;
let stacksLeft = 200;

export function addSettings(paths: string[]): void {
  each(paths, (path) => {
    const parts = partsOf(path);
    settings[settings.length] = { path, parts, on: false };
    onReach(parts[0] as string, reached);
  });
}

function reached(): void {
  if (stacksLeft-- <= 0) {
    reacher = undefined;
    return;
  }
  tickSettings();
  if (reacher === undefined) microtask(endTurn);
  // Without this function, the two that lead to it and the accessor.
  reacher = { stack: { text: takeStack(4), slot: 'ours' }, during: running.script };
}

function endTurn(): void {
  tickSettings();
  reacher = undefined;
}

/** Looks at each setting and tells when it came to hold `true`, and when it no longer did. */
export function tickSettings(): void {
  each(settings, (setting) => {
    let value: unknown = globalThis;
    each(setting.parts, (name) => {
      value = ownValue(value, name);
    });
    const on = value === true;
    if (on === setting.on) return;
    setting.on = on;
    emit({ kind: 'setting', setting: setting.path, on, ...reacher });
  });
}

/** `path.split('.')` */
function partsOf(path: string): string[] {
  const parts: string[] = [];
  let begin = 0;
  for (let at = 0; at <= path.length; at++) {
    if (at < path.length && path[at] !== '.') continue;
    parts[parts.length] = slice(path, begin, at);
    begin = at + 1;
  }
  return parts;
}
