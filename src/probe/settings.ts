import { emit } from './channel.ts';
import { each, microtask } from './natives.ts';
import { running } from './running.ts';
import { onReach } from './sensors/globals.ts';
import type { Plain } from './serialize.ts';
import { originAt } from './stack.ts';
import { ownValue } from './traps.ts';

/**
 * Settings by which a site tells a vendor to keep its chat away: dotted paths of globals that hold `true`. Only
 * own data properties are read, so that no getter of the page's runs.
 */
type Setting = { names: string[]; on: boolean };

const settings: Setting[] = [];

/**
 * Whoever last reached for the object of a setting in this turn: what is seen to have changed before somebody else does, or
 * before the turn ends, is its doing. Most settings are put into an object that has no such property yet, where no
 * setter can tell.
 */
let reacher: { stack: Plain; during: number | undefined } | undefined;
let stacksLeft = 200;

export function addSettings(more: string[][]): void {
  each(more, (names) => {
    settings[settings.length] = { names, on: false };
    onReach(names[1] as string, reached);
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
  reacher = { stack: originAt(4), during: running.script };
}

function endTurn(): void {
  tickSettings();
  reacher = undefined;
}

/** Looks at each setting and tells when it came to hold `true`, and when it no longer did. */
export function tickSettings(): void {
  each(settings, (setting) => {
    const { names } = setting;
    let value: unknown = globalThis;
    for (let i = 1; i < names.length; i++) value = ownValue(value, names[i] as string);
    const on = value === true;
    if (on === setting.on) return;
    setting.on = on;
    emit({ kind: 'setting', setting: names[0], on, ...reacher });
  });
}
