import { emit } from './channel.ts';
import { each, indexOf, microtask, slice } from './natives.ts';
import { running } from './running.ts';
import { onReach } from './sensors/globals.ts';
import type { Plain } from './serialize.ts';
import { takeStack } from './stack.ts';
import { ownValue } from './traps.ts';

/**
 * Settings by which a site tells a vendor to keep its chat away: dotted paths of globals that hold `true`. Only
 * own data properties are read, so that no getter of the page's runs.
 */
type Setting = { path: string; on: boolean };

const settings: Setting[] = [];

/**
 * Whoever last reached for the object of a setting in this turn: what is seen to have changed before somebody else does, or
 * before the turn ends, is its doing. Most settings are put into an object that has no such property yet, where no
 * setter can tell.
 */
const reacher: { stack: Plain | undefined; during: number | undefined; stacksLeft: number } = {
  stack: undefined,
  during: undefined,
  stacksLeft: 200,
};

export function addSettings(paths: string[]): void {
  each(paths, (path) => {
    settings[settings.length] = { path, on: false };
    const dot = indexOf(path, '.');
    onReach(dot < 0 ? path : slice(path, 0, dot), reached);
  });
}

function reached(): void {
  if (reacher.stacksLeft-- <= 0) {
    reacher.stack = undefined;
    return;
  }
  tickSettings();
  if (reacher.stack === undefined) microtask(endTurn);
  // Without this function, the two that lead to it and the accessor.
  reacher.stack = takeStack(4);
  reacher.during = running.script;
}

function endTurn(): void {
  tickSettings();
  reacher.stack = undefined;
}

/** Looks at each setting and tells when it came to hold `true`, and when it no longer did. */
export function tickSettings(): void {
  each(settings, (setting) => {
    const on = valueAt(setting.path) === true;
    if (on === setting.on) return;
    setting.on = on;
    const { stack, during } = reacher;
    const by = stack === undefined ? {} : { stack: { text: stack, slot: 'ours' }, during };
    emit({ kind: 'setting', setting: setting.path, on, ...by });
  });
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
