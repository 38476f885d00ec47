// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleReport } from '../../samples/report.ts';
import { axeFaults } from '../axe.ts';
import { held } from './fake-browser.ts';
import { begin, buttons, end, open, press, root, settle } from './opened-app.tsx';

vi.mock('../../../src/platform/browser.ts', async () => {
  const { held } = await import('./fake-browser.ts');
  return {
    get browser() {
      return held.browser;
    },
  };
});

beforeEach(() => {
  begin();
  held.browser.state.audit = { id: 'a-4f21', state: 'recording' };
  held.browser.state.report = sampleReport;
});
afterEach(end);

const tries = () => held.browser.told.filter(({ type }) => type === 'try-chat');
const notice = () => root.querySelector('.widget .notice');
/** Of the card that holds it: record.test.tsx has the whole page looked through. */
const faultsAround = () => axeFaults(notice()?.closest('.widget') as Element);

it('is offered on each chat’s card', async () => {
  await open();
  expect(buttons().filter((name) => name?.startsWith('Try the chat'))).toEqual(
    ['Parley', 'Murmur', 'Chatter', 'Overtalk'].map((name) => `Try the chat: ${name}`),
  );
});

it('says first that it may reach live agents, and begins only then', async () => {
  await open();
  await press('Try the chat: Parley');
  expect(notice()?.textContent).toContain('This may reach live agents.');
  expect(document.activeElement).toBe(notice());
  expect(await faultsAround()).toEqual([]);
  expect(tries()).toEqual([]);
  held.browser.state.trying = 'parley';
  await press('I understand: watch my click');
  expect(tries()).toEqual([{ type: 'try-chat', tabId: 7, vendor: 'parley' }]);
  expect(notice()?.textContent).toContain('Click the Parley chat button in the page now.');
  expect(document.activeElement).toBe(notice());
  expect(await faultsAround()).toEqual([]);
});

it('is called off', async () => {
  await open();
  await press('Try the chat: Parley');
  await press('Cancel');
  expect(notice()).toBe(null);
  expect(tries()).toEqual([]);
});

it('tells when a session was seen to start', async () => {
  const [parley, ...others] = sampleReport.widgets;
  if (!parley) throw new Error('no widget');
  const pageLoads = parley.pageLoads.map((load) => ({
    ...load,
    ladder: load.ladder.map((rung) =>
      rung.step === 'session-starts'
        ? { ...rung, state: 'reached' as const, at: '2026-03-04T10:33:05.000Z' }
        : rung,
    ),
  }));
  held.browser.state.report = { ...sampleReport, widgets: [{ ...parley, pageLoads }, ...others] };
  held.browser.state.trying = 'parley';
  await open();
  expect(notice()?.textContent).toBe('A chat session was seen to start at 10:33:05 UTC.');
});

it('asks again while it watches, since the end of a trial changes nothing in the record', async () => {
  held.browser.state.trying = 'parley';
  await open();
  held.browser.state.trying = null;
  await vi.waitFor(() => expect(notice()).toBe(null), 8000);
  await settle();
}, 15_000);
