import { listenFirst } from './first-in-line.ts';

/** What the visitor does, as far as it explains what a page does next. */
export type Visitor = {
  /** Pressed a button or a key, or touched the page, a moment ago. */
  actedJustNow(): boolean;
  stop(): void;
};

/** Menus and dialogs come up within this time of what they answer. */
const momentMs = 1_500;
const presses = ['pointerdown', 'keydown', 'touchstart'] as const;

/** `navigator.userActivation` will not do: automation may count the visitor as active all the time. */
export function watchVisitor(): Visitor {
  let lastMs = Number.NEGATIVE_INFINITY;
  const pressed = ({ isTrusted }: Event) => {
    if (isTrusted) lastMs = performance.now();
  };
  const places = presses.map((type) => listenFirst(type, pressed));
  return {
    actedJustNow: () => performance.now() - lastMs < momentMs,
    stop() {
      for (const leave of places) leave();
    },
  };
}
