import type { JSX } from 'preact';
import type { Axis } from './axis.ts';
import type { ChatState } from './chat-states.ts';
import type { Acts, ChatStretch } from './lanes.ts';
import type { ShownLoad } from './page-loads.ts';

const chatHeight = 34;
const actHeight = 20;
const percent = (place: number): string => `${place}%`;

/** How high a state stands, so that it can be read without colour; lines for what has no height. */
const heights: Record<ChatState, number> = {
  unknown: 0,
  absent: 0,
  loaded: 8,
  visible: 16,
  clickable: 24,
  lost: 0,
};

/** Drawn around the point at which it stands. */
const shapes = {
  fail: 'M0 -7 7 0 0 7 -7 0Z',
  inconclusive: 'M0 -6A6 6 0 1 1 0 6 6 6 0 1 1 0 -6Z',
  notice: 'M-6 -6H6V6H-6Z',
  touched: 'M-4 0H4L0 6Z',
  lost: 'M8 -14V-4M3.5 -8.5 8 -4 12.5 -8.5',
  cut: 'M-4 6 0 -6M1 6 5 -6',
  route: 'M0 -4V4',
};
type ShapeName = keyof typeof shapes;

/** A path takes no percent: it stands in an image of its own that does. */
const Shape = ({ name, x, y }: { name: ShapeName; x: string; y: number }): JSX.Element => (
  <svg class="shape-frame" aria-hidden="true" x={x} y={y} width="1" height="1">
    <path class={`shape shape-${name}`} d={shapes[name]} />
  </svg>
);

/** Where page loads begin, and what is drawn shorter than it was. */
const Ground = ({ axis, height }: { axis: Axis; height: number }) => (
  <>
    {axis.shortened.map(({ from, to }) => (
      <rect
        key={from}
        class="quiet-time"
        x={percent(from)}
        width={percent(width(from, to))}
        height={height}
      />
    ))}
    {axis.edges.map((edge) => (
      <line key={edge} class="load-edge" x1={percent(edge)} x2={percent(edge)} y2={height} />
    ))}
  </>
);

const width = (from: number, to: number): number => Math.max(0, Math.round((to - from) * 100) / 100);

const State = ({ state, from, to }: { state: ChatState; from: number; to: number }) => {
  const height = heights[state];
  const base = chatHeight - 2;
  if (height === 0)
    return <line class={`state state-${state}`} x1={percent(from)} x2={percent(to)} y1={base} y2={base} />;
  return (
    <rect
      class={`state state-${state}`}
      x={percent(from)}
      width={percent(width(from, to))}
      y={base - height}
      height={height}
    />
  );
};

/** A chat's state over time, and above it when others acted on it. */
export const ChatTrack = ({
  axis,
  stretches,
  touchedMs,
}: {
  axis: Axis;
  stretches: ChatStretch[];
  touchedMs: number[];
}): JSX.Element => {
  const touched = new Set(touchedMs.flatMap((at) => axis.place(at) ?? []));
  const drawn = stretches.map(({ load, state, fromMs, toMs }) => ({
    state,
    from: axis.placeIn(load, fromMs),
    to: axis.placeIn(load, toMs),
  }));
  return (
    <svg class="track" aria-hidden="true" height={chatHeight}>
      <Ground axis={axis} height={chatHeight} />
      {drawn.map((one) => (
        <State key={one.from} {...one} />
      ))}
      {drawn
        .filter(({ state }) => state === 'lost')
        .map(({ from }) => (
          <Shape key={from} name="lost" x={percent(from)} y={chatHeight - 2} />
        ))}
      {[...touched].map((place) => (
        <Shape key={place} name="touched" x={percent(place)} y={0} />
      ))}
    </svg>
  );
};

/** When an act was observed, on a line from the first time to the last. */
export const ActTrack = ({ axis, acts }: { axis: Axis; acts: Acts }): JSX.Element => {
  const places = new Set(acts.timesMs.flatMap((at) => axis.place(at) ?? []));
  const [first = 0] = places;
  const y = actHeight / 2;
  return (
    <svg class="track" aria-hidden="true" height={actHeight}>
      <Ground axis={axis} height={actHeight} />
      <line class="span" x1={percent(first)} x2={percent(Math.max(first, ...places))} y1={y} y2={y} />
      {[...places].map((place) => (
        <Shape key={place} name={acts.finding.verdict} x={percent(place)} y={y} />
      ))}
    </svg>
  );
};

/** Goes on the lines through a lane that has no track of its own. */
export const EmptyTrack = ({ axis }: { axis: Axis }): JSX.Element => (
  <svg class="track" aria-hidden="true" height={actHeight}>
    <Ground axis={axis} height={actHeight} />
  </svg>
);

/** The page loads above the lanes. Whose time has no room shows its number. */
export const LoadTrack = ({ axis, loads }: { axis: Axis; loads: ShownLoad[] }): JSX.Element => (
  <svg class="track" aria-hidden="true" height={22}>
    <Ground axis={axis} height={22} />
    {loads.map(({ number, fromMs }, index) => {
      const edge = axis.edges[index] ?? 0;
      const room = (axis.edges[index + 1] ?? 100) - edge;
      return (
        <text key={number} class="load-name" x={percent(edge)} dx="5" y="15">
          {number}
          {room > 24 && (
            <tspan class="load-time">{` · ${new Date(fromMs).toISOString().slice(11, 19)}`}</tspan>
          )}
        </text>
      );
    })}
  </svg>
);

/** Seconds since each page load began, and what is drawn shorter. */
export const TimeTrack = ({ axis, loads }: { axis: Axis; loads: ShownLoad[] }): JSX.Element => (
  <svg class="track" aria-hidden="true" height={30}>
    {axis.edges.map((edge) => (
      <line key={edge} class="load-edge" x1={percent(edge)} x2={percent(edge)} y2="8" />
    ))}
    <line class="time-line" x1="0" x2="100%" y1="8" y2="8" />
    {loads.flatMap(({ routesMs }) =>
      routesMs.map((at) => <Shape key={at} name="route" x={percent(axis.place(at) ?? 0)} y={8} />),
    )}
    {axis.ticks.map(({ at, label }) => (
      <g key={at}>
        <line class="load-edge" x1={percent(at)} x2={percent(at)} y1="4" y2="12" />
        <text class="tick" x={percent(at)} y="26">
          {label}
        </text>
      </g>
    ))}
    {axis.shortened.map(({ from, to }) => (
      <Shape key={from} name="cut" x={percent((from + to) / 2)} y={8} />
    ))}
  </svg>
);

/** The sample of a state or of a mark that stands in the legend. */
export const StateSample = ({ state }: { state: ChatState }): JSX.Element => (
  <svg class="sample" aria-hidden="true" width="28" height="26" viewBox={`0 ${chatHeight - 27} 28 26`}>
    <State state={state} from={0} to={100} />
    {state === 'lost' && <Shape name="lost" x="5" y={chatHeight - 2} />}
  </svg>
);

export const MarkSample = ({ name }: { name: ShapeName }): JSX.Element => (
  <svg class="sample" aria-hidden="true" width="20" height={actHeight} viewBox={`0 0 20 ${actHeight}`}>
    <Shape name={name} x="10" y={name === 'touched' ? actHeight / 2 - 3 : actHeight / 2} />
  </svg>
);
