import { emitDom } from '../acts.ts';
import { emitMade } from '../made-code.ts';
import { indexOf } from '../natives.ts';
import { isWatched } from '../nodes.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, wrapAccessor, wrapMethod } from '../wrap.ts';

/**
 * Who has the browser make code of which a stack later tells no file: texts for timers, documents for frames, the
 * addresses of blobs, and links to code. Handlers in markup are not told: markup is written too often to be looked through.
 */

// biome-ignore lint/security/noGlobalEval: it is compared with, and not called.
const nativeEval = globalThis.eval;

/** `setTimeout(eval, 0, text)` is a text for a timer too. */
const timer: Watch<unknown, unknown[], unknown> = {
  ignores: (_self, handler) => typeof handler === 'function' && handler !== nativeEval,
  gate: (_self, args) => (args[0] === nativeEval ? args[2] : args[0]),
  before: (text, origin) => emitMade('timer', text, origin),
};

const srcdoc: Watch<Element, unknown[], unknown> = {
  gate: (_self, args) => args[0],
  before: (markup, origin) => emitMade('srcdoc', markup, origin),
  after(_markup, origin, self, done) {
    if (done && isWatched(self)) emitDom('srcdoc', 'attribute', self, [], origin, { attribute: 'src' });
  },
};

const blob: Watch<unknown, unknown[], true> = {
  gate: () => true,
  after: (_yes, origin, _self, _done, url) => emitMade('blob', url, origin),
};

const link: Watch<unknown, unknown[], unknown> = {
  ignores: (_self, url) => typeof url !== 'string' || indexOf(url, 'javascript:') !== 0,
  gate: (_self, args) => args[0],
  before: (url, origin) => emitMade('link', url, origin),
};

export const sensor: Sensor = {
  id: 'made',
  install() {
    wrapMethod(globalThis, 'setTimeout', timer);
    wrapMethod(globalThis, 'setInterval', timer);
    wrapMethod(URL, 'createObjectURL', blob);
    wrapAccessor(HTMLAnchorElement.prototype, 'href', 'set', link);
    wrapAccessor(HTMLIFrameElement.prototype, 'srcdoc', 'set', srcdoc);
  },
};
