import { Fragment, type JSX } from 'preact';
import type { Report } from '../../model/report.ts';
import { counted } from '../words.ts';
import { Time } from './place.tsx';
import { type Axis, axisOf } from './timeline/axis.ts';
import type { ChatState } from './timeline/chat-states.ts';
import { eventsOf, markWords, stateWords } from './timeline/in-words.ts';
import { type Lane, lanesOf } from './timeline/lanes.ts';
import { type ShownLoad, shownLoads } from './timeline/page-loads.ts';
import {
  ActTrack,
  ChatTrack,
  EmptyTrack,
  LoadTrack,
  MarkSample,
  StateSample,
  TimeTrack,
} from './timeline/tracks.tsx';

const states: ChatState[] = ['absent', 'loaded', 'visible', 'clickable', 'lost', 'unknown'];
const verdicts = ['fail', 'inconclusive', 'notice'] as const;

/** What is seen in this picture, each shape with its meaning. */
const Legend = ({ lanes, axis, loads }: { lanes: Lane[]; axis: Axis; loads: ShownLoad[] }) => {
  const seen = new Set(lanes.flatMap(({ chat }) => chat ?? []).map(({ state }) => state));
  const found = new Set(lanes.flatMap(({ acts }) => acts).map(({ finding }) => finding.verdict));
  const marks = [
    { name: 'touched', isSeen: lanes.some(({ touchedMs }) => touchedMs.length > 0) },
    ...verdicts.map((name) => ({ name, isSeen: found.has(name) })),
    { name: 'route', isSeen: loads.some(({ routesMs }) => routesMs.length > 0) },
    { name: 'cut', isSeen: axis.shortened.length > 0 },
  ] as const;
  return (
    <ul class="legend">
      {states
        .filter((state) => seen.has(state))
        .map((state) => (
          <li key={state} class="legend-entry">
            <StateSample state={state} /> {stateWords[state]}
          </li>
        ))}
      {marks
        .filter(({ isSeen }) => isSeen)
        .map(({ name }) => (
          <li key={name} class="legend-entry">
            <MarkSample name={name} /> {markWords[name]}
          </li>
        ))}
    </ul>
  );
};

const Lines = ({ lane, axis }: { lane: Lane; axis: Axis }) => (
  <>
    <div class="lane-head" />
    <div class="lane-name">
      <strong>{lane.name}</strong> <span class="quiet lane-part">{lane.part}</span>
    </div>
    {lane.chat ? (
      <ChatTrack axis={axis} stretches={lane.chat} touchedMs={lane.touchedMs} />
    ) : (
      <EmptyTrack axis={axis} />
    )}
    {lane.acts.map((acts) => (
      <Fragment key={acts.finding.id}>
        <div class="act-name">
          <span class="act-number">{acts.number}</span> {acts.finding.detector.replaceAll('-', ' ')}
        </div>
        <ActTrack axis={axis} acts={acts} />
      </Fragment>
    ))}
  </>
);

/** What does not stand in the picture. */
const notDrawn = (loads: number, lanes: { lanes: Lane[]; more: number }): string[] => {
  const acts = lanes.lanes.reduce((sum, { more }) => sum + more, 0);
  return [
    ...(loads > 0 ? [counted(loads, 'page load')] : []),
    ...(lanes.more > 0 ? [counted(lanes.more, 'lane')] : []),
    ...(acts > 0 ? [counted(acts, 'finding')] : []),
  ];
};

/**
 * The audit over time: a lane a vendor, with its chat's state and the acts of its scripts, on one axis; then the same in
 * words. Null where no page load was recorded.
 */
export const Timeline = ({
  report,
  expanded = false,
}: {
  report: Report;
  expanded?: boolean;
}): JSX.Element | null => {
  const { loads, more } = shownLoads(report);
  if (loads.length === 0) return null;
  const drawn = lanesOf(report, loads);
  const { lanes } = drawn;
  const axis = axisOf(
    loads,
    lanes.flatMap(({ chat, acts }) => [
      ...(chat ?? []).map(({ fromMs }) => fromMs),
      ...acts.flatMap(({ timesMs }) => timesMs),
    ]),
  );
  const missing = notDrawn(more, drawn);
  const events = eventsOf(report, loads, lanes);
  return (
    <figure class="timeline">
      <div class="lanes" role="img" aria-label="What happened when. The table that follows says the same.">
        <div class="lane-name quiet">Page load</div>
        <LoadTrack axis={axis} loads={loads} />
        {lanes.map((lane) => (
          <Lines key={lane.name} lane={lane} axis={axis} />
        ))}
        <div class="lane-head" />
        <div class="lane-name quiet">Since it began</div>
        <TimeTrack axis={axis} loads={loads} />
      </div>
      <Legend lanes={lanes} axis={axis} loads={loads} />
      <figcaption>
        A chat’s line says when a state was first seen in a page load and when it was last lost; in between it
        may have been away and come back.
        {missing.length > 0 && ` Not drawn: ${missing.join(', ')}, which stand in the lists of this report.`}
      </figcaption>
      <details class="more" {...(expanded && { open: true })}>
        <summary>The same in words</summary>
        <table>
          <thead>
            <tr>
              <th scope="col" class="time-column">
                When
              </th>
              <th scope="col" class="who-column">
                Who
              </th>
              <th scope="col">What was observed</th>
            </tr>
          </thead>
          <tbody>
            {events.map(({ at, since, who, what }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike
              <tr key={index}>
                <td>
                  <Time at={at} /> <span class="quiet">{since}</span>
                </td>
                <td>{who}</td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};
