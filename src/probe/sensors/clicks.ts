import { emit } from '../channel.ts';
import { each, eventType } from '../natives.ts';
import type { Sensor } from '../sensor.ts';
import type { Origin } from '../stack.ts';
import { wrapAccessor, wrapMethod } from '../wrap.ts';

/**
 * Who stops the visitor's click on a chat, or keeps its default from happening. The content script says when such a click
 * is under way (`awaitClick`): at any other time a call passes through at the price of one question. Listeners stay as they are.
 */
const click = { awaited: false };

export function awaitClick(awaited: boolean): void {
  click.awaited = awaited;
}

const names = ['stopPropagation', 'stopImmediatePropagation', 'preventDefault', 'cancelBubble'];

export const sensor: Sensor = {
  id: 'clicks',
  install() {
    each(names, (name) => {
      const watch = {
        // `cancelBubble = false` does nothing.
        ignores: (_event: Event, first: unknown) => !click.awaited || first === false,
        // An event's own `isTrusted` can be neither replaced nor hidden.
        gate: (event: Event) => (event.isTrusted && eventType(event) === 'click') || undefined,
        after(_: true, stack: Origin) {
          emit({ kind: 'stop', api: name, stack });
        },
      };
      // It is one of the two; the other wrap finds nothing to stand in for.
      wrapMethod(Event.prototype, name, watch);
      wrapAccessor(Event.prototype, name, 'set', watch);
    });
  },
};
