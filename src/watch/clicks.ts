import type { ProbeLink } from '../bridge/private-port.ts';
import type { Fact } from '../model/observation.ts';
import { openDialogs } from './dialogs.ts';
import { listenFirst } from './first-in-line.ts';
import { later } from './later.ts';
import { matchesSelector } from './natives.ts';
import { nodeRef } from './node-ref.ts';
import { composedAncestors } from './shadow.ts';
import type { Widgets } from './widgets.ts';

/** The visitor's clicks on chats: whether each came to the chat's element, and which call kept it from that. */
export type Clicks = {
  /** The probe told of a call that stopped the click that is under way; it was recorded as number `seq`. */
  stopped(seq: number, api: string): void;
  stop(): void;
};

const clicksAtMost = 200;
/** Scripts that measure clicks stop them, and click on again themselves. */
const clicksOnWithinMs = 1_000;
/** A dialog that traps the focus need not say that it is modal. */
const dialogs = '[aria-modal="true"],dialog[open],[role="dialog"],[role="alertdialog"]';

type Click = {
  event: Event;
  chat: Element;
  vendor: string;
  arrived: boolean;
  dialog: boolean;
  stops: number[];
  prevents: number[];
  end(): void;
};

/**
 * No listener of the page's comes first. The chat's element is asked where
 * the click bubbles: behind all that may stop it on its way, and behind the vendor's own listeners, which were there before.
 */
export function watchClicks(link: ProbeLink, widgets: Widgets, record: (fact: Fact) => void): Clicks {
  /** The click that is under way. */
  let current: Click | null = null;
  let waiting: Click | null = null;
  let clicks = 0;

  const underWayNoMore = () => {
    current = null;
    link.awaitClick(false);
  };

  const seesDialog = (vendor: string): boolean =>
    openDialogs(dialogs).some((one) => widgets.holding(one)?.vendor !== vendor);

  const tell = ({ event, chat, vendor, arrived, dialog, stops, prevents, end }: Click) => {
    waiting = null;
    end();
    // Of several calls that prevent it, one may well be the vendor's own.
    const isPrevented = arrived && event.defaultPrevented && prevents.length === 1 && isInLink(chat);
    const [by] = isPrevented ? prevents : arrived ? [] : stops;
    record({
      kind: 'click',
      vendor,
      node: nodeRef(chat, link.idOf(chat)),
      outcome: isPrevented ? 'prevented' : arrived ? 'arrived' : 'stopped',
      ...(by === undefined ? {} : { by }),
      ...(dialog ? { dialog } : {}),
    });
  };

  const onClick = (event: MouseEvent) => {
    if (!event.isTrusted || clicks >= clicksAtMost) return;
    const [target] = event.composedPath();
    const held = target instanceof Element ? widgets.holding(target) : null;
    if (!held) return;
    clicks++;
    if (waiting) tell(waiting);
    const arrives = () => {
      click.arrived = true;
    };
    held.chat.addEventListener('click', arrives);
    const forget = later(() => tell(click), clicksOnWithinMs);
    const click: Click = {
      ...held,
      event,
      arrived: false,
      dialog: seesDialog(held.vendor),
      stops: [],
      prevents: [],
      end() {
        forget();
        held.chat.removeEventListener('click', arrives);
      },
    };
    current = click;
    waiting = click;
    link.awaitClick(true);
    later(underWayNoMore, 0);
  };
  /** The browser tells of a press on what is disabled, and of none of the rest. */
  const onPress = (event: PointerEvent) => {
    if (!event.isTrusted || clicks >= clicksAtMost) return;
    const dead = widgets.deadAt(event.clientX, event.clientY);
    if (!dead) return;
    clicks++;
    record({
      kind: 'click',
      vendor: dead.vendor,
      node: nodeRef(dead.chat, link.idOf(dead.chat)),
      outcome: 'not-taken',
      ...(seesDialog(dead.vendor) ? { dialog: true } : {}),
    });
  };
  const places = [listenFirst('click', onClick), listenFirst('pointerdown', onPress)];

  return {
    stopped(seq, api) {
      if (api === 'preventDefault') current?.prevents.push(seq);
      else if (current && !current.arrived) current.stops.push(seq);
    },
    stop: () => {
      for (const leave of places) leave();
      if (waiting) tell(waiting);
    },
  };
}

const isInLink = (chat: Element): boolean =>
  [chat, ...composedAncestors(chat)].some((one) => matchesSelector(one, 'a[href]'));
