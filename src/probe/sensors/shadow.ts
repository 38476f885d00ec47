import { emitDom } from '../acts.ts';
import { budget } from '../budget.ts';
import type { Sensor } from '../sensor.ts';
import { wrapMethod } from '../wrap.ts';

/** Shadow roots: told to the content script, which can look into closed ones too. */
export const sensor: Sensor = {
  id: 'shadow',
  install() {
    wrapMethod(Element.prototype, 'attachShadow', (api) => ({
      // Some design systems attach a root to every element.
      gate: budget('shadow roots', 300),
      after(_yes: true, origin, self: Element, done) {
        if (done) emitDom(api, 'shadow', self, [], origin);
      },
    }));
  },
};
