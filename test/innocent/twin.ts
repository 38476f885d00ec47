import { randomInt } from 'node:crypto';
import { type Act, type Actor, createActor, type Through } from '../widgets/actors.ts';

/** Seconds after the widget is drawn within which an actor has acted and the watchers have seen it. */
export const ACTED_WITHIN_SECONDS = 3;

const acts = ['removed', 'hidden'] as const satisfies Act[];
const ways = ['plain', 'jquery', 'tag-manager'] as const satisfies Through[];
const detectorOf = { removed: 'removed-widget', hidden: 'hidden-widget' } as const;

export interface Interference {
  actor: Actor;
  detector: string;
  scriptUrl: string;
  line: number;
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
