import { randomInt } from 'node:crypto';
import type { PageHandle } from '../../src/cli/browsers/browser.ts';
import { type Act, type Actor, createActor, type Through } from '../widgets/actors.ts';
import { untilDrawn } from './site.ts';

/** Seconds after an actor's act within which the watchers have seen it. */
export const SEEN_WITHIN_SECONDS = 0.8;

const acts = ['removed', 'hidden'] as const satisfies Act[];
const ways = ['plain', 'jquery', 'tag-manager'] as const satisfies Through[];
const detectorOf = { removed: 'removed-widget', hidden: 'hidden-widget' } as const;

export interface Interference {
  actor: Actor;
  detector: string;
  scriptUrl: string;
  line: number;
}

/**
 * What an actor waits for before it acts about a second later. Rocket.Chat's container stands on the page well
 * before its frame says that it is ready, and what was never seen cannot be hidden.
 */
export function readySelector({ rootSelector }: Pick<Chat, 'rootSelector'>): string {
  if (rootSelector !== '.rocketchat-widget') return rootSelector;
  return `${rootSelector}:has(#rocketchat-iframe[style*="initial"])`;
}

type Chat = { rootSelector: string; waitUntilDrawn: string };

/** Waits until the chat has been drawn and then removed or hidden. */
export async function untilActed(page: PageHandle, chat: Chat): Promise<void> {
  await untilDrawn(page, chat);
  await page.waitForFunction(
    (selector) => {
      const root = document.querySelector(selector);
      return !root || getComputedStyle(root).display === 'none';
    },
    chat.rootSelector,
    { timeoutMs: 40_000 },
  );
}

/** A third party's script, drawn anew, that removes or hides the element about a second after it is on the page. */
export async function drawInterference(
  selector: string,
  { act = pick(acts), through = pick(ways) }: { act?: (typeof acts)[number]; through?: Through } = {},
): Promise<Interference> {
  const actor = await createActor({ selector, act, through, seed: randomInt(1, 2 ** 31) });
  if (!actor.expected) throw new Error('this actor leaves the widget alone');
  return { actor, detector: detectorOf[act], scriptUrl: actor.expected.url, line: actor.expected.line };
}

function pick<Item>(items: readonly [Item, ...Item[]]): Item {
  return items[randomInt(items.length)] ?? items[0];
}
