import type { AttributionContext } from '../attribution/context.ts';
import type { Log } from '../attribution/log.ts';
import type { Detector } from '../detect/detector.ts';
import { candidatesOf } from '../detect/run-detectors.ts';
import type { BareFinding } from '../model/report.ts';
import type { Vendor } from '../model/vendor.ts';

/** What is followed through the arms. `detector` null: the chat could not be used at the end of the load. */
export type Effect = { detector: string | null; target: string };

export const effectKey = ({ detector, target }: Effect): string => `${detector ?? ''}\n${target}`;

/** More effects than a reader can follow are not followed. */
const most = 20;

/**
 * The effects to follow for one affected vendor: of each finding of the ordinary record whose act was seen to
 * take effect, its detector and target; then, that the chat could not be used.
 */
export function effectsToFollow(
  findings: readonly BareFinding[],
  detectors: readonly Detector[],
  on: { affected: Vendor; log: Log; context: AttributionContext },
): Effect[] {
  const own = new Set(detectors.filter(({ readsOthers }) => !readsOthers).map(({ id }) => id));
  // What is told of others' acts has no effect of its own.
  const failsFirst = findings
    .filter(({ detector }) => own.has(detector))
    .sort((a, b) => Number(b.verdict === 'fail') - Number(a.verdict === 'fail'));
  const effects = new Map(
    failsFirst
      .map(({ detector, target }) => ({ detector, target }))
      .map((effect) => [effectKey(effect), effect]),
  );
  const used = new Set(failsFirst.map(({ detector }) => detector));
  const seen = new Set(
    detectors
      .filter(({ id }) => used.has(id))
      .flatMap((detector) =>
        candidatesOf(detector, on)
          .filter(({ effectSeen }) => effectSeen)
          .map(({ target }) => effectKey({ detector: detector.id, target })),
      ),
  );
  const followed = [...effects].filter(([key]) => seen.has(key)).map(([, effect]) => effect);
  return [...followed.slice(0, most), { detector: null, target: on.affected.name }];
}
