import type { ObservationOf } from '../model/observation.ts';
import type { CauseInput } from './cause.ts';

export type State = ObservationOf<'widget'>;

/** Whether a visitor could see and click this element. */
export function isUsable({ fact }: State): boolean {
  return fact.connected && fact.visible && fact.clickable;
}

/**
 * For each page load in question on which no element of the chat ended visible and clickable: the last state of
 * each of its elements, none where none was ever seen. A chat window that is closed beside a button that works is
 * no trouble, so page loads that ended well are left out.
 */
export function unusableEnds({ log, pages, affected }: CauseInput): Map<string, State[]> {
  // A first look belongs to no page load.
  const loads = new Set(log.of('page').map(({ page }) => page));
  const recorded = [...pages].filter((page) => loads.has(page));
  const last = new Map<string, Map<string, State>>(recorded.map((page) => [page, new Map()]));
  for (const state of log.of('widget')) {
    if (state.fact.vendor !== affected.id) continue;
    last.get(state.page)?.set(`${state.document}\n${state.fact.node.id}`, state);
  }
  return new Map(
    [...last]
      .map(([page, nodes]): [string, State[]] => [page, [...nodes.values()]])
      .filter(([, states]) => !states.some(isUsable)),
  );
}
