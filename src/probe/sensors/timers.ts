import { emit } from '../channel.ts';
import { watchPatches } from '../layers.ts';
import { emitMade } from '../made-code.ts';
import { each, sealed } from '../natives.ts';
import type { Origin } from '../origin.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, wrap } from '../wrap.ts';

/**
 * Who sets timers that wait for a second or longer, the first of a page, and who clears them. Texts for timers are code that the
 * browser makes.
 */

// biome-ignore lint/security/noGlobalEval: it is compared with, and not called.
const nativeEval = globalThis.eval;

/** Timers that were told, whether or not they have fired. */
const told = sealed(new Set<unknown>(), ['has', 'add', 'delete']);
/** How many more are told, and how many were set since a patch was called last. */
let setSince = 0;
let moreTold = 300;

/** Anybody's object would run code when it is compared. */
const isLong = (delay: unknown): delay is number =>
  typeof delay === 'number' && delay >= 1e3 && delay < 1e9 && moreTold > 0;

function tell(api: string, timer: unknown, stack: Origin, delayMs?: number): void {
  if (delayMs) told.add(timer);
  else told.delete(timer);
  emit({ kind: 'timer', api, timer: timer as number, delayMs, stack });
}

/** `setTimeout(eval, 0, text)` is a text for a timer too. */
const setting = (api: string): Watch<unknown, unknown[], unknown[]> => ({
  ignores(_self, handler, delay) {
    setSince++;
    return typeof handler === 'function' && handler !== nativeEval && !isLong(delay);
  },
  gate: (_self, args) => args,
  start: (args, origin) => emitMade('timer', args[0] === nativeEval ? args[2] : args[0], origin),
  finish(args, origin, _self, timer) {
    if (!isLong(args[1])) return;
    moreTold--;
    tell(api, timer, origin, args[1]);
  },
});

const clearing = (api: string): Watch<unknown, unknown[], unknown> => ({
  ignores: (_self, timer) => !told.has(timer),
  gate: (_self, args) => args[0],
  finish: (timer, origin) => tell(api, timer, origin),
});

/** Calls of patches of which nothing came. One that does set the timer may still give no number back. */
const throughPatches = {
  asked() {
    setSince = 0;
    return undefined;
  },
  lost: (_self: unknown, _args: unknown[], timer: unknown) => !timer && !setSince,
};

export const sensor: Sensor = {
  id: 'timers',
  install() {
    each(['Timeout', 'Interval'], (kind) => {
      const api = `set${kind}`;
      wrap(globalThis, api, setting);
      wrap(globalThis, `clear${kind}`, clearing);
      watchPatches(globalThis, api, { api, ...throughPatches });
    });
  },
};
