import { emitDom } from '../acts.ts';
import { budget } from '../budget.ts';
import type { Sensor } from '../sensor.ts';
import { wrap } from '../wrap.ts';

/** Shadow roots: told to the content script, which can look into closed ones too. */
export const sensor: Sensor = {
  id: 'shadow',
  install() {
    wrap(Element, 'attachShadow', (api) => ({
      // Some design systems attach a root to every element.
      gate: budget('shadow roots', 300),
      finish: (_yes: true, origin, self: Element) => emitDom(api, 'shadow', self, [], origin),
    }));
  },
};
