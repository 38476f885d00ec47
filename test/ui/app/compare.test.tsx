// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UiState } from '../../../src/model/ui-message.ts';
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

/** Little to draw, since each step waits until all is drawn. */
const report = {
  ...sampleReport,
  widgets: sampleReport.widgets.slice(0, 1),
  comparisons: sampleReport.comparisons.slice(0, 1),
};
const tag = 'https://cdn.overtalk.example/tag.js';
const progress: NonNullable<UiState['comparing']> = { vendor: 'parley', blocked: tag, done: 3, total: 20 };
const port = { onDisconnect: { addListener: vi.fn() }, postMessage: vi.fn(), disconnect: vi.fn() };
const connect = vi.fn((_: { name: string }) => port);

beforeEach(() => {
  begin();
  connect.mockClear();
  port.disconnect.mockClear();
  vi.stubGlobal('browser', {
    runtime: { connect, sendMessage: (message: never) => held.browser.runtime.sendMessage(message) },
  });
  held.browser.state.audit = { id: 'a-4f21', state: 'stopped' };
  held.browser.state.report = report;
});
afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

const compares = () => held.browser.told.filter(({ type }) => type === 'compare');
const field = () => root.querySelector<HTMLInputElement>('.ask input');
const give = async (loads: string) => {
  const input = field();
  if (!input) throw new Error('nothing is asked');
  input.value = loads;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
};

describe('a comparison is asked for', () => {
  it('only after it was said how many loads it makes', async () => {
    await open();
    expect(buttons().filter((name) => name === 'Compare with and without')).toHaveLength(2);
    await press('Compare with and without');
    expect(compares()).toEqual([]);
    expect(root.querySelector('.ask')?.textContent).toContain('This page will be loaded 22 times');
    expect(root.querySelector('.ask')?.textContent).toContain('about 18');
    await give('18');
    expect(root.querySelector('.ask')?.textContent).toContain('loaded 74 times, which takes about 7 minutes');
    expect(await axeFaults(root.querySelector('.ask') as Element)).toEqual([]);
    held.browser.state.comparing = progress;
    await press('Load the page 74 times');
    expect(compares()).toEqual([
      { type: 'compare', tabId: 7, vendor: 'parley', blocked: tag, loadsPerArm: 18, settleMs: 4000 },
    ]);
    expect(connect).toHaveBeenCalledWith({ name: 'comparison' });
    expect(port.disconnect).not.toHaveBeenCalled();
  });

  it('with no fewer loads than can confirm anything', async () => {
    await open();
    await press('Compare with and without');
    expect(field()?.min).toBe('5');
    await give('4');
    expect(root.querySelector('.ask')?.textContent).toContain('loaded 22 times');
  });

  it('and can be left', async () => {
    await open();
    await press('Compare with and without');
    await press('Not now');
    expect(field()).toBeNull();
    expect(compares()).toEqual([]);
  });

  it('with the advice to use the side panel in the popup alone', async () => {
    await open();
    await press('Compare with and without');
    expect(root.querySelector('.ask .notice')?.textContent).toMatch(/closes at the first click.*cancels/s);
    end();
    begin();
    held.browser.state.audit = { id: 'a-4f21', state: 'stopped' };
    held.browser.state.report = report;
    await open('panel');
    await press('Compare with and without');
    expect(root.querySelector('.ask .notice')).toBeNull();
  });

  it('and a refusal is said', async () => {
    await open();
    await press('Compare with and without');
    held.browser.state.error = 'Another tab is being recorded.';
    await press('Load the page 22 times');
    expect(root.querySelector('[role=alert]')?.textContent).toBe('Another tab is being recorded.');
    expect(port.disconnect).toHaveBeenCalled();
  });
});

describe('nothing is offered', () => {
  const offers = () => buttons().filter((name) => /^(Compare with|Measure this)/.test(name ?? ''));
  const { audit } = report;

  it('on a page that answered a form', async () => {
    held.browser.state.fromPost = true;
    await open();
    expect(offers()).toEqual([]);
  });

  it('without permission for all sites', async () => {
    held.browser.state.report = {
      ...report,
      audit: { ...audit, environment: { ...audit.environment, permission: 'this-site' } },
    };
    await open();
    expect(offers()).toEqual([]);
  });

  it('for code in the page itself, with the reason', async () => {
    held.browser.state.report = {
      ...report,
      findings: report.findings.map((finding) => ({
        ...finding,
        actor: { ...finding.actor, scriptUrl: audit.pages[0]?.url ?? null },
      })),
    };
    await open();
    expect(offers().filter((name) => name?.startsWith('Compare'))).toEqual([]);
    expect(root.textContent).toContain('No comparison: This code stands in the page itself');
  });
});

it('measures a chat’s times without blocking anything', async () => {
  await open();
  await press('Measure this chat’s times');
  await press('Load the page 12 times');
  expect(compares()).toMatchObject([{ vendor: 'parley', blocked: null, loadsPerArm: 10 }]);
});

it('shows how far a comparison is and cancels it', async () => {
  held.browser.state.audit = { id: 'a-4f21', state: 'recording' };
  held.browser.state.comparing = progress;
  await open();
  expect(heading()).toBe('Comparing with and without');
  expect(root.querySelector('progress')).toMatchObject({ value: 3, max: 20 });
  expect(root.querySelector('main')?.textContent).toContain('3 of 20 page loads made');
  expect(await axeFaults(root)).toEqual([]);
  await press('Cancel');
  expect(held.browser.told).toContainEqual({ type: 'cancel-comparison', tabId: 7 });
});

it('says what came out when it has ended, here only', async () => {
  await open();
  expect(root.textContent).not.toContain('The comparison has ended.');
  await press('Compare with and without');
  held.browser.state.comparing = progress;
  await press('Load the page 22 times');
  held.browser.state.comparing = null;
  held.browser.runtime.onMessage.fire({ type: 'changed', tabId: 7 });
  await vi.waitFor(() => expect(root.textContent).toContain('The comparison has ended.'), 3000);
  await press('New audit');
  expect(root.textContent).not.toContain('The comparison has ended.');
});
