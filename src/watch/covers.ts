import type { ProbeLink } from '../bridge/private-port.ts';
import type { FactOf } from '../model/observation.ts';
import type { ChangeLog } from './change-log.ts';
import { showsOf, timesAs } from './cover-look.ts';
import { isDialogOpen } from './dialogs.ts';
import { boxOf, inlineStyleOf, nodeNameOf } from './natives.ts';
import { nodeRef } from './node-ref.ts';
import { composedAncestors, composedContains } from './shadow.ts';
import { paintsNever } from './shell.ts';
import { findRule } from './style-rule.ts';
import { faceOf } from './visibility.ts';
import type { Visitor } from './visitor.ts';

/** What lies over elements of chats, and the acts that laid it there. */
export type Covers = {
  /** What is told of a cover; kept in `chat` as long as the same outermost element lies there. */
  tell(cover: Element, chat: Covered): Told;
  /** A script put this element right into html or body, where what lies over a page stands. */
  mayLie(element: Element): void;
};
/** `clickableAt` is where its face last could be clicked; null where it could not since it stands in the document. */
export type Covered = { element: Element; clickableAt: Place | null; cover?: Lying };
type Place = { left: number; top: number };
type Fields = FactOf<'widget'>;
type Look = NonNullable<Fields['cover']>;
type Told = { coveredBy: NonNullable<Fields['coveredBy']>; coverAncestors: number[]; cover: Look };
type Lying = { outermost: Element; sinceMs: number; lookedMs: number; told: Look };

const lastingMs = 1_000;
/** A dialog fades in and gets its content from afar: it is looked at again and again, for some time. */
const lookAgainMs = 200;
const lookForMs = 5_000;

/** A page that lays ever new elements over a chat must not make the probe look closer at all of them. */
const glancesAtMost = { put: 40, lying: 200 };
/** By these a rule can bring an element over another. */
const layingProperties = [
  'position',
  'z-index',
  'display',
  'visibility',
  'pointer-events',
  'width',
  'height',
];

export function createCovers(link: ProbeLink, changes: ChangeLog, visitor: Visitor): Covers {
  const glances = { put: 0, lying: 0 };

  /** From now on the probe tells of the first acts on it. */
  const glanceAt = (element: Element, when: keyof typeof glances) => {
    if (glances[when] >= glancesAtMost[when]) return;
    glances[when]++;
    link.glanceAt(element);
    changes.follow(element);
  };

  const sheetActOn = (chain: Element[]): number | undefined =>
    firstOf(chain, (element) => firstOf(layingProperties, (name) => changes.lastSheetActOn(element, name)));

  /** The act since the last measurement that put in or changed one of these elements, the innermost first. */
  const layingAct = (around: Element[]): number | undefined =>
    firstOf(around, (one) => changes.lastInsertionOf(one) ?? changes.lastChangeOf(one)) ?? sheetActOn(around);

  /** A class on what holds the chat is likelier there for something else. */
  const loweringAct = (chat: Element): number | undefined =>
    firstOf(belowBody(chat), (one) => changes.lastChangeOf(one, one !== chat)) ?? sheetActOn([chat]);

  const begin = (around: Element[], { element, clickableAt }: Covered): Lying => {
    const laid = layingAct(around);
    const moved = clickableAt !== null && isElsewhere(placeOf(element), clickableAt);
    // Else the chat, which could be clicked there, was put beneath what had been there.
    const lowered = laid === undefined && clickableAt && !moved ? loweringAct(element) : undefined;
    const by = laid ?? lowered;
    const sheet = placingSheet(around);
    for (const one of around) glanceAt(one, 'lying');
    return {
      outermost: around.at(-1) as Element,
      sinceMs: performance.now(),
      lookedMs: Number.NEGATIVE_INFINITY,
      told: {
        shows: 'nothing',
        times: 0,
        ...(by === undefined ? {} : { by }),
        ...(lowered === undefined ? {} : { lowered: true }),
        ...(moved ? { moved: true } : {}),
        ...(sheet ? { placedBy: link.idOf(sheet) } : {}),
        ...(visitor.actedJustNow() ? { afterInput: true } : {}),
      },
    };
  };

  return {
    tell(cover, chat) {
      const around = belowBody(cover).filter((one) => !composedContains(one, chat.element));
      if (chat.cover?.outermost !== around.at(-1)) chat.cover = begin(around, chat);
      const lying = chat.cover as Lying;
      lookAt(lying, chat.element);
      return {
        coveredBy: nodeRef(cover, link.idOf(cover)),
        coverAncestors: belowBody(cover)
          .slice(1, 65)
          .map((one) => link.idOf(one)),
        cover: { ...lying.told },
      };
    },
    mayLie(element) {
      if (!paintsNever.test(nodeNameOf(element))) glanceAt(element, 'put');
    },
  };
}

function firstOf<Item>(items: Item[], find: (item: Item) => number | undefined): number | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function placeOf(chat: Element): Place {
  const { left, top } = boxOf(faceOf(chat) ?? chat);
  return { left, top };
}

const leastMovePx = 4;
const isElsewhere = (one: Place, other: Place): boolean =>
  Math.abs(one.left - other.left) > leastMovePx || Math.abs(one.top - other.top) > leastMovePx;

/** Brings up to date how it looks; what it once showed it has shown. */
function lookAt(lying: Lying, chat: Element): void {
  const { outermost, sinceMs, lookedMs, told } = lying;
  const nowMs = performance.now();
  if (nowMs - sinceMs >= lastingMs) told.lasting = true;
  if (told.shows === 'content' || nowMs - lookedMs < lookAgainMs || lookedMs - sinceMs > lookForMs) return;
  lying.lookedMs = nowMs;
  const shows = showsOf(outermost);
  if (shows !== 'nothing') told.shows = shows;
  told.times = Math.max(told.times, timesAs(outermost, faceOf(chat) ?? chat));
  if (isDialogOpen(chat)) told.dialog = true;
}

/** The element that owns the rule by which these stand apart from the text; null where that is said in place. */
function placingSheet(around: Element[]): Element | null {
  const placed = around.find((one) => getComputedStyle(one).position !== 'static');
  if (!placed || (placed instanceof HTMLElement && inlineStyleOf(placed).position !== '')) return null;
  return findRule(placed, 'position', getComputedStyle(placed).position)?.owner ?? null;
}

/** The element and its ancestors, nearest first. */
const belowBody = (element: Element): Element[] =>
  [element, ...composedAncestors(element)].filter((one) => !/^(?:html|body)$/i.test(nodeNameOf(one)));
