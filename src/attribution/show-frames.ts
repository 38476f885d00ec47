import type { LabelledFrame } from '../model/report.ts';
import type { Choice, NamedFrame } from './choose-frame.ts';
import { claimedName } from './claimed-name.ts';
import type { AttributionContext } from './context.ts';
import type { Act } from './provenance.ts';

/** The frames as a report shows them, each with its part in the act. */
export function showFrames(
  act: Act,
  frames: readonly NamedFrame[],
  choice: Choice,
  context: AttributionContext,
): LabelledFrame[] {
  const actorIndex = choice.kind === 'none' ? -1 : choice.index;
  return frames.map((frame, index) => {
    const { functionName, url, line, column, label } = frame;
    const claimed = claimedName(act, frame, context);
    return {
      functionName,
      url,
      line,
      column,
      party: label.party,
      vendor: label.vendor,
      ...(claimed === null ? {} : { claimed }),
      role: roleOf(index, actorIndex, choice.wrappers),
    };
  });
}

function roleOf(index: number, actorIndex: number, wrappers: number): LabelledFrame['role'] {
  if (index < wrappers) return 'wrapper';
  if (index === actorIndex) return 'actor';
  return actorIndex < 0 || index < actorIndex ? 'path' : 'caller';
}
