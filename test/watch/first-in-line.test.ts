// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { leavePlaces, listenFirst, takePlaces } from '../../src/watch/first-in-line.ts';

afterEach(leavePlaces);

it('hears of a click before a listener of the page’s that was there before and stops it', () => {
  const told: string[] = [];
  takePlaces(() => told.push('begun'));
  const stops = (event: Event) => {
    told.push('page');
    event.stopImmediatePropagation();
  };
  addEventListener('click', stops, true);
  const end = listenFirst('click', () => told.push('ours'));
  document.body.click();
  expect(told.splice(0)).toEqual(['begun', 'ours', 'page']);

  end();
  document.body.click();
  expect(told.splice(0)).toEqual(['begun', 'page']);

  leavePlaces();
  document.body.click();
  expect(told).toEqual(['page']);
  removeEventListener('click', stops, true);
});
