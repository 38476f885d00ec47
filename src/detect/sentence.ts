import { readable } from '../attribution/address.ts';
import type { Actor } from '../model/report.ts';

/** `overtalk.example/tag.js:12:5`: where a script acted, without scheme or query. */
export function placeOf({ scriptUrl, line, column, name }: Actor): string {
  if (scriptUrl === null) return name;
  return [readable(scriptUrl), line, column].filter((part) => part !== null).join(':');
}

type Told = {
  actor: Actor | null;
  active: string;
  passive: string;
  count: number;
  /** How many of them a witness saw to take effect. */
  effects: number;
  firstMs: number;
};

/** One neutral sentence; the actor is null unless it may be named. Times of day are UTC. */
export function sentence({ actor, active, passive, count, effects, firstMs }: Told): string {
  const time = isoTime(firstMs).slice(11, 19);
  const witnessed = effects < count ? `, ${effects} of them witnessed in full` : '';
  const often = (count === 1 ? `once, at ${time}` : `${count} times, first ${time}`) + witnessed;
  if (actor) return `${placeOf(actor)} ${active}, ${often}`;
  return `Observed, cause not established: ${passive}, ${often}`;
}

const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** ISO 8601 of epoch milliseconds; what no date can hold is brought into the years 1970 to 9999. */
export function isoTime(ms: number): string {
  const finite = Number.isNaN(ms) ? 0 : ms;
  return new Date(Math.min(Math.max(finite, 0), lastMs)).toISOString();
}
