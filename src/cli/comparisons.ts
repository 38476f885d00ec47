import { addressToBlock, isBlockedBy } from '../compare/blocked.ts';
import { loadsToMake } from '../compare/plan.ts';
import type { Report } from '../model/report.ts';
import type { ComparisonOptions } from './arguments.ts';
import type { CompareOptions, Control } from './control.ts';
import type { Progress } from './progress.ts';

/**
 * The comparisons that the options ask for, given what was recorded: with `auto` one for each script that a failing
 * finding names, with a script or host one for each chat that it was seen to act on (else for each chat), with
 * `off` the times of each chat.
 */
export function comparisonsToMake(
  report: Report,
  { compare, loads, settleMs }: ComparisonOptions,
): CompareOptions[] {
  const make = (vendor: string, blocked: string | null): CompareOptions => ({
    vendor,
    blocked,
    loadsPerArm: loads,
    settleMs,
  });
  const chats = report.widgets.map(({ vendor }) => vendor);
  if (compare === 'off') return chats.map((vendor) => make(vendor, null));

  const acts = report.findings.flatMap(({ verdict, affected, actor: { scriptUrl } }) => {
    const blocked = scriptUrl === null ? null : (addressToBlock(scriptUrl) ?? scriptUrl);
    return affected.vendor === null || blocked === null || verdict === 'notice'
      ? []
      : [{ vendor: affected.vendor, blocked, verdict }];
  });
  if (compare === 'auto') {
    const fails = acts.filter(({ verdict }) => verdict === 'fail');
    return uniquely(fails.map(({ vendor, blocked }) => make(vendor, blocked)));
  }
  const affected = acts.filter(({ blocked }) => isBlockedBy(compare, blocked)).map(({ vendor }) => vendor);
  return uniquely((affected.length > 0 ? affected : chats).map((vendor) => make(vendor, compare)));
}

/**
 * Makes them one after the other in the tab, each announced with the number of page loads that it takes. What the
 * extension refuses to compare is said, and the next one follows.
 */
export async function makeComparisons(
  control: Pick<Control, 'compare'>,
  tabId: number,
  wanted: readonly CompareOptions[],
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  for (const options of wanted) {
    const what =
      options.blocked === null
        ? `measuring the times of ${options.vendor}`
        : `comparing ${options.vendor} with and without ${options.blocked}`;
    progress.say(`${what}: ${loadsToMake(options.blocked, options.loadsPerArm)} page loads`);
    try {
      await control.compare(tabId, options, ({ done, total }) =>
        progress.show(`${what}: ${done} of ${total} loads`),
      );
    } catch (error) {
      signal.throwIfAborted();
      progress.say(`not compared: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function uniquely(list: readonly CompareOptions[]): CompareOptions[] {
  return [...new Map(list.map((one) => [`${one.vendor}\n${one.blocked}`, one])).values()];
}
