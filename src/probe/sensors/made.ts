import { emitDom } from '../acts.ts';
import { emitMade } from '../made-code.ts';
import { indexOf } from '../natives.ts';
import { isWatched } from '../nodes.ts';
import type { Sensor } from '../sensor.ts';
import { type Watch, wrap } from '../wrap.ts';

/**
 * Who has the browser make code of which a stack later tells no file: documents for frames, the addresses of blobs, and
 * links to code; texts for timers are told by `timers.ts`. Handlers in markup are not told: markup is written too often to be looked through.
 */

const srcdoc: Watch<Element, unknown[], unknown> = {
  gate: (_self, args) => args[0],
  start: (markup, origin) => emitMade('srcdoc', markup, origin),
  finish(_markup, origin, self) {
    if (isWatched(self)) emitDom('srcdoc', 'attribute', self, [], origin, { attribute: 'src' });
  },
};

const blob: Watch<unknown, unknown[], true> = {
  gate: () => true,
  finish: (_yes, origin, _self, url) => emitMade('blob', url, origin),
};

const link: Watch<unknown, unknown[], unknown> = {
  ignores: (_self, url) => typeof url !== 'string' || indexOf(url, 'javascript:') !== 0,
  gate: (_self, args) => args[0],
  start: (url, origin) => emitMade('link', url, origin),
};

export const sensor: Sensor = {
  id: 'made',
  install() {
    wrap({ prototype: URL }, 'createObjectURL', blob);
    wrap(HTMLAnchorElement, 'href', link);
    wrap(HTMLIFrameElement, 'srcdoc', srcdoc);
  },
};
