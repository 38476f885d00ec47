// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AuditEntry } from '../../../src/model/history.ts';
import { sampleReport } from '../../samples/report.ts';
import { axeFaults } from '../axe.ts';
import { held } from './fake-browser.ts';
import { begin, buttons, end, heading, open, press, root, settle } from './opened-app.tsx';

vi.mock('../../../src/platform/browser.ts', async () => {
  const { held } = await import('./fake-browser.ts');
  return {
    get browser() {
      return held.browser;
    },
  };
});

const entry = (id: string, name: string): AuditEntry => ({
  id,
  state: 'stopped',
  name,
  host: 'shop.example',
  site: 'shop.example',
  startedAtMs: 0,
  endedAtMs: 60_000,
  summary: null,
});
const section = () => root.querySelector<HTMLDetailsElement>('main > details');
const listed = () => [...(section()?.querySelectorAll('h3') ?? [])].map(({ textContent }) => textContent);

beforeEach(() => {
  begin();
  held.browser.state.audit = { id: 'now', state: 'stopped' };
  held.browser.state.report = sampleReport;
  held.browser.history.audits = [entry('now', 'This one'), entry('before', 'Case 12')];
});
afterEach(end);

it('lists the other audits of the site that the tab shows, folded away', async () => {
  await open();
  const asked = held.browser.told.flatMap((message) => (message.type === 'history' ? [message.of] : []));
  expect(asked).toEqual([held.browser.state.url]);
  expect(section()?.open).toBe(false);
  expect(listed()).toEqual(['Case 12']);
  expect(await axeFaults(section() as Element)).toEqual([]);
});

it('opens one instead of what the tab does, without what needs the page, and leads back', async () => {
  await open();
  section()?.querySelector<HTMLButtonElement>('button')?.click();
  await settle();
  expect(heading()).toBe('Case 12');
  expect(held.browser.told).toContainEqual({ type: 'report', auditId: 'before' });
  expect(buttons()).toEqual(['‹ This page', 'Export package', 'Export HTML', 'Export JSON']);
  await press('‹ This page');
  expect(buttons()).toContain('New audit');
  expect(listed()).toEqual(['Case 12']);
});

it('says that one could not be read', async () => {
  await open();
  held.browser.answers = false;
  section()?.querySelector<HTMLButtonElement>('button')?.click();
  await settle();
  expect(root.querySelector('main [role=alert]')?.textContent).toContain('could not be read');
});

it.each(['no other audit', 'a recording'])('shows no list with %s', async (what) => {
  if (what === 'a recording') held.browser.state.audit = { id: 'now', state: 'recording' };
  else held.browser.history.audits = [entry('now', 'This one')];
  await open();
  expect(section()?.textContent ?? '').not.toContain('Earlier audits');
});

it('says while it records that there is no more room, and leads to where some can be made', async () => {
  held.browser.state.audit = { id: 'now', state: 'recording' };
  held.browser.state.report = null;
  held.browser.state.storageFull = true;
  await open();
  const told = root.querySelector('main > [role=alert]');
  expect(told?.textContent).toContain('can store no more');
  expect(told?.querySelector('a')?.getAttribute('href')).toBe('history.html');
  expect(await axeFaults(document.documentElement)).toEqual([]);
});
