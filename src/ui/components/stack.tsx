import type { JSX } from 'preact';
import type { LabelledFrame } from '../../model/report.ts';
import { partyWords, place, roleWords } from '../words.ts';
import { Badge } from './marks.tsx';
import { Place } from './place.tsx';

const Frame = ({ frame }: { frame: LabelledFrame }): JSX.Element => (
  <li class={`frame frame-${frame.role}`}>
    <div class="frame-head">
      <code class="function">{frame.functionName ?? '(anonymous)'}</code>
      <Badge tone={frame.role === 'actor' ? 'bad' : 'plain'}>{roleWords[frame.role]}</Badge>
      <Badge tone="plain">
        {frame.vendor ? `${partyWords[frame.party]}: ${frame.vendor}` : partyWords[frame.party]}
      </Badge>
    </div>
    <Place url={frame.url} line={frame.line} column={frame.column} />
  </li>
);

/** The call stack, innermost frame first, each frame with its party and its part in the act. */
export const Stack = ({ frames }: { frames: LabelledFrame[] }): JSX.Element => (
  <ol class="stack" aria-label="Call stack, innermost call first">
    {frames.map((frame) => (
      <Frame key={place(frame.url, frame.line, frame.column)} frame={frame} />
    ))}
  </ol>
);
