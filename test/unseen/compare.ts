import type { BrowserName } from '../../src/cli/browsers/browser.ts';
import type { Looks } from './both.ts';
import { type Allowed, allowed } from './differences.ts';
import type { Snapshot } from './snapshots.ts';
import { wraps } from './wraps.ts';

export interface Difference {
  path: string;
  without: string | undefined;
  audited: string | undefined;
}

export interface Comparison {
  /** What the page without the extension noted. */
  counts: { objects: number; functions: number; properties: number; calls: number };
  /** How many differences each reason of the list explains. */
  explained: Map<Allowed, number>;
  unlisted: Difference[];
  /** Reasons and wraps of the list that show in no difference. */
  dead: string[];
}

/** Compares the snapshots of one browser by the list of what may differ. */
export function compareSnapshots(browser: BrowserName, looks: Looks<Snapshot>[]): Comparison {
  const reasons = allowed.filter((reason) => !reason.only || reason.only === browser);
  const explained = new Map(reasons.map((reason) => [reason, 0]));
  const unlisted: Difference[] = [];
  const differences = looks.flatMap(differencesOf);
  for (const difference of differences) {
    const reason = reasons.find((one) => explains(one, difference));
    if (reason) explained.set(reason, (explained.get(reason) ?? 0) + 1);
    else unlisted.push(difference);
  }
  const dead = [
    ...reasons.filter((reason) => explained.get(reason) === 0).map(({ what }) => what),
    ...wrapsIn(browser).filter((wrap) => !differences.some(({ path }) => isOf(wrap, path))),
  ];
  return { counts: countsOf(looks.map(({ without }) => without)), explained, unlisted, dead };
}

function differencesOf({ without, audited }: Looks<Snapshot>): Difference[] {
  return [...new Set([...Object.keys(without), ...Object.keys(audited)])]
    .map((path) => ({ path, without: without[path], audited: audited[path] }))
    .filter((difference) => difference.without !== difference.audited);
}

const allWraps = Object.keys(wraps);
const wrapsIn = (browser: BrowserName): string[] =>
  allWraps.filter((wrap) => wraps[wrap] === 'both' || wraps[wrap] === browser);
const isOf = (wrap: string, path: string): boolean => path.startsWith(`${wrap} › `);

function explains({ at, ofWraps, differs }: Allowed, { path, without, audited }: Difference): boolean {
  if (!at.test(path) || (ofWraps && !allWraps.some((wrap) => isOf(wrap, path)))) return false;
  return (
    differs === undefined || (without !== undefined && audited !== undefined && differs(without, audited))
  );
}

function countsOf(snapshots: Snapshot[]): Comparison['counts'] {
  const paths = snapshots.flatMap((snapshot) => Object.keys(snapshot));
  const count = (pattern: RegExp) => paths.filter((path) => pattern.test(path)).length;
  return {
    objects: count(/ › prototype$/),
    functions: count(/ › text$/),
    properties: paths.filter((path) => !/ › |: |\)$/.test(path)).length,
    calls: count(
      / › (?!prototype$|tag$|keys$|extensible$|text$|constructs$|caller$|arguments$|engine text$)|: /,
    ),
  };
}
