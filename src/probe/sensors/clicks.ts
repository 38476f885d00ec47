import { emit } from '../channel.ts';
import { each, eventType } from '../natives.ts';
import type { Origin } from '../origin.ts';
import type { Sensor } from '../sensor.ts';
import { wrap } from '../wrap.ts';

/**
 * Who stops the visitor's click on a chat, or keeps its default from happening. The content script says when such a click
 * is under way (`awaitClick`): at any other time a call passes through at the price of one question. Listeners stay as they are.
 */
let isAwaited = false;

export function awaitClick(awaited: boolean): void {
  isAwaited = awaited;
}

const names = ['stopPropagation', 'stopImmediatePropagation', 'preventDefault', 'cancelBubble'];

export const sensor: Sensor = {
  id: 'clicks',
  install() {
    each(names, (name) => {
      wrap(Event, name, {
        // `cancelBubble = false` does nothing.
        ignores: (_event: Event, first: unknown) => !isAwaited || first === false,
        // An event's own `isTrusted` can be neither replaced nor hidden.
        gate: (event: Event) => (event.isTrusted && eventType(event) === 'click') || undefined,
        finish(_: true, stack: Origin) {
          emit({ kind: 'stop', api: name, stack });
        },
      });
    });
  },
};
