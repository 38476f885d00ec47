import { budget } from './budget.ts';
import { callFact, type Wanted } from './call-fact.ts';
import { emit } from './channel.ts';
import { weakMap } from './natives.ts';
import type { Origin } from './origin.ts';
import type { AnyFunction } from './replace.ts';
import { sameOrigin } from './same-origin.ts';
import { fileOf, originAt } from './stack.ts';
import { laidUnder, setTrap, type Trap } from './traps.ts';
import { type Kind, overlay, ownerIn } from './wrap.ts';

/**
 * Patches that scripts lay over natives, and our layer over each: what the page gets in the place of the patch. It sees
 * what the patch sees, also what that keeps to itself. A Proxy, so that all that the patch bears (marks of monitors,
 * symbols of zone.js) is found on it. The script that laid the patch gets back what it laid: `fetch === mine` stays true.
 */

/** Who laid a patch, as far as the probe must know: its number in the record and the file that laid it. */
type Patch = { id: number; file: string; outer: AnyFunction; left: number };

export type Native = {
  /** As facts name it. */
  api: string;
  /** What a call asks the network for; undefined where it asks for nothing. */
  asked?(self: unknown, args: unknown[]): Wanted | undefined;
  /** Of a call that returned: the node that is not as the native would have left it, or true where nothing came of it. */
  lost?(self: unknown, args: unknown[], result: unknown): Node | boolean;
  /** What the caller gets in the place of what the patch gave; undefined: just that. */
  given?(result: unknown, ask: number | undefined): unknown;
  /** The native is a setter of nodes, in which the address shows once it is set. */
  field?: 'set';
};

const ownNavigator = navigator;
const mayTell = budget('patches', 200);
/** A stack each: who lays a patch over a native that is called by the thousand pays for no more. */
const readsAtMost = 1_000;
let lastPatch = 0;
let lastAsk = 0;

export function tellOutcome(ask: number | undefined, outcome: string): void {
  if (ask) emit({ kind: 'outcome', ask, outcome });
}

/** Our layer over the patch `laid`. */
function layerOver(laid: AnyFunction, { api, asked, lost, given, field }: Native, patch: Patch): AnyFunction {
  const layer = overlay(api, laid, {
    start(self, args) {
      const wanted = asked?.(self, args);
      // Only another origin can be a vendor's server.
      if (!wanted || sameOrigin(wanted.url)) return undefined;
      const call = callFact(api, wanted, originAt(4), field && (self as Node));
      emit({ kind: 'asked', ask: ++lastAsk, patch: patch.id, ...call });
      return lastAsk;
    },
    finish(ask, result, threw, self, args) {
      if (threw) return tellOutcome(ask, 'rejected');
      const node = lost?.(self, args, result);
      if (node && mayTell())
        emit({
          kind: 'swallowed',
          patch: patch.id,
          ...callFact(api, undefined, originAt(4), node === true ? undefined : node),
        });
      return given?.(result, ask);
    },
  });
  laidUnder.set(layer, laid);
  return layer;
}

/** Tells of patches laid over `owner[property]` and lays a layer over each. */
export function watchPatches(kind: Kind, property: string, native: Native): void {
  const owner = ownerIn(kind);
  const trap = trapPatches(owner, property, native);
  if (!trap) return;
  // `navigator.sendBeacon = …` lays a patch on the object itself.
  trap.inherited = (heir) => {
    if (heir === ownNavigator) trapPatches(heir, property, native, trap.base, originAt(3));
  };
}

/** `base` is the native, where a patch that was laid at `laidAt` stands there already. */
function trapPatches(
  owner: object,
  property: string,
  native: Native,
  base?: unknown,
  laidAt?: Origin,
): Trap | undefined {
  const { field = 'value' } = native;
  const known = weakMap<AnyFunction, Patch>();
  let patch: Patch | undefined;
  const cover = (laid: unknown, origin: Origin | undefined) => {
    patch = undefined;
    if (!trap || typeof laid !== 'function' || laid === trap.base) return;
    patch = known.get(laid as AnyFunction) ?? newPatch(laid as AnyFunction, native, origin);
    if (patch) known.set(laid as AnyFunction, patch);
    if (patch && field === 'set') trap.set = patch.outer;
  };
  const trap = setTrap(
    owner,
    property,
    field,
    (event, _before, after, origin) => cover(after, event === 'assigned' ? originAt(3) : origin),
    (value) => (patch && patch.left-- > 0 && fileOf(originAt(2).text) !== patch.file ? patch.outer : value),
  );
  if (trap && base) {
    trap.base = base;
    cover(trap.look.value, laidAt);
  }
  return trap;
}

function newPatch(laid: AnyFunction, native: Native, stack: Origin | undefined): Patch | undefined {
  if (!mayTell()) return undefined;
  const patch: Patch = {
    id: ++lastPatch,
    file: fileOf(stack?.text ?? ''),
    outer: laid,
    left: readsAtMost,
  };
  patch.outer = layerOver(laid, native, patch);
  emit({ kind: 'patch', patch: patch.id, api: native.api, stack });
  return patch;
}
