import { expect, it } from 'vitest';
import type { FactOf, Observation } from '../../../src/model/observation.ts';
import { createMoments } from '../../../src/session/pictures/moments.ts';
import { body, launcher, startLog } from '../../builders/log.ts';

const hidden = { visible: false, clickable: false };
const cover = { clickable: false, coveredBy: body };

/** What is due after each of these states of the launcher, in this order. */
function momentsOf(...states: (Partial<FactOf<'widget'>> & { place?: Partial<Observation> })[]) {
  const log = startLog();
  const moments = createMoments();
  return states.map(({ place, ...state }) => moments.dueAfter(log.widget(state, place))?.moment ?? null);
}

it('is due when a chat is first seen, and when it goes', () => {
  expect(momentsOf(hidden, {}, {}, hidden, hidden)).toEqual([null, 'before', null, 'after', null]);
});

it('is due again when the chat came back and went once more, and not for its coming back', () => {
  expect(momentsOf({}, hidden, {}, hidden)).toEqual(['before', 'after', null, 'after']);
});

it('is due when something lies over what could be clicked, not over what never could', () => {
  expect(momentsOf({}, cover, cover)).toEqual(['before', 'after', null]);
  expect(momentsOf(cover, cover)).toEqual(['before', null]);
});

it('is due for one element that goes while another stays', () => {
  const bubble = { node: { ...launcher, id: 9 } };
  expect(momentsOf({}, bubble, { ...bubble, ...hidden })).toEqual(['before', null, 'after']);
});

it('is due once for each vendor and page', () => {
  const other = { vendor: 'overtalk' };
  expect(momentsOf({}, other, { place: { page: 'p2' } })).toEqual(['before', 'before', 'before']);
});

it('is not due for what stands in a frame', () => {
  expect(momentsOf({ place: { frame: 3 } }, { ...hidden, place: { frame: 3 } })).toEqual([null, null]);
});
