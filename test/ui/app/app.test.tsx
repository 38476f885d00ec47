// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App, type Surface } from '../../../src/ui/app/app.tsx';
import { sampleReport } from '../../samples/report.ts';
import { axeFaults } from '../axe.ts';
import { type FakeBrowser, fakeBrowser } from './fake-browser.ts';

const held = vi.hoisted(() => ({ browser: {} as FakeBrowser }));
vi.mock('../../../src/platform/browser.ts', () => ({
  get browser() {
    return held.browser;
  },
}));

const recording = { id: 'a-4f21', state: 'recording' } as const;
const stopped = { id: 'a-4f21', state: 'stopped' } as const;
const root = document.createElement('div');

/** Preact runs effects after a frame; jsdom's frames are real. */
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until nothing was drawn and nothing was told for a tenth of a second. */
const settle = async () => {
  const picture = () => `${root.innerHTML} ${held.browser.told.length}`;
  let before = picture();
  for (let still = 0; still < 5; still++) {
    await wait(20);
    if (picture() === before) continue;
    before = picture();
    still = -1;
  }
};

const open = async (surface: Surface = 'popup') => {
  render(<App surface={surface} />, root);
  await vi.waitFor(() => expect(held.browser.types()).toContain('first-look'), 5000);
  await settle();
};

const buttons = () => [...root.querySelectorAll('main button')].map((button) => button.textContent);

const button = (name: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find((candidate) => candidate.textContent === name);
  if (!found) throw new Error(`no button ${name}; there are ${buttons().join(', ')}`);
  return found;
};

const press = async (name: string) => {
  button(name).focus();
  button(name).click();
  await settle();
};

const heading = () => root.querySelector('main h2')?.textContent;

beforeEach(() => {
  held.browser = fakeBrowser();
  document.documentElement.lang = 'en';
  document.title = 'Widget Witness';
  document.body.replaceChildren(root);
  history.replaceState(null, '', '/popup.html');
});

afterEach(() => {
  render(null, root);
});

describe('opening', () => {
  it('takes the first look before anything else, then asks for the state', async () => {
    await open();
    expect(held.browser.types().filter((type) => type !== 'vendors')).toEqual([
      'first-look',
      'state',
      'state',
    ]);
    expect(held.browser.told.find(({ type }) => type === 'first-look')).toEqual({
      type: 'first-look',
      tabId: 7,
    });
  });

  it('says that it is looking', () => {
    render(<App surface="popup" />, root);
    expect(root.textContent).toContain('Looking at this page');
  });

  it('looks at the tab given in its address and stays with it', async () => {
    history.replaceState(null, '', '/panel.html?tab=31');
    await open('panel');
    held.browser.activeTab = 8;
    held.browser.tabs.onActivated.fire();
    await settle();
    expect(held.browser.told.filter((message) => 'tabId' in message && message.tabId !== 31)).toEqual([]);
  });

  it('follows the active tab', async () => {
    await open('panel');
    held.browser.activeTab = 8;
    held.browser.tabs.onActivated.fire();
    await settle();
    expect(held.browser.told).toContainEqual({ type: 'first-look', tabId: 8 });
    expect(held.browser.told.at(-1)).toEqual({ type: 'state', tabId: 8 });
  });

  it('shows what can be seen now', async () => {
    held.browser.state.report = sampleReport;
    held.browser.state.audit = { id: 'a-4f21', state: 'looked' };
    await open();
    expect(heading()).toBe('What can be seen now');
    expect(root.textContent).toContain('Parleyexecuted');
    expect(root.textContent).toContain('actor not recorded');
  });

  it('explains a page of the browser’s own', async () => {
    held.browser.state.supported = false;
    await open();
    expect(heading()).toBe('This page cannot be audited');
    expect(buttons()).toEqual([]);
  });

  it('says what to do when the background is silent, and tries again', async () => {
    held.browser.answers = false;
    await open();
    expect(root.querySelector('[role=alert]')?.textContent).toContain('did not answer');
    held.browser.answers = true;
    await press('Try again');
    expect(heading()).toBe('What can be seen now');
  });

  it('takes an answer of another shape for no answer', async () => {
    held.browser.state = { ...held.browser.state, supported: 'yes' as unknown as boolean };
    await open();
    expect(heading()).toBe('Something went wrong');
  });

  it('listens no more once closed', async () => {
    await open();
    expect(held.browser.runtime.onMessage.size()).toBe(1);
    render(null, root);
    expect(held.browser.runtime.onMessage.size()).toBe(0);
    expect(held.browser.tabs.onActivated.size()).toBe(0);
  });
});

describe('starting', () => {
  it('asks for all sites inside the click, then starts by reload', async () => {
    await open();
    button('Audit this site').click();
    // Not a moment later: a user gesture ends with the click handler.
    expect(held.browser.asked).toEqual([['<all_urls>']]);
    await settle();
    expect(heading()).toBe('Ready to record');
    await press('Reload and record');
    expect(held.browser.told).toContainEqual({
      type: 'start',
      tabId: 7,
      how: 'reload',
      origins: ['<all_urls>'],
      protect: [],
    });
  });

  it('asks for this site only, without the port, and starts with the next page', async () => {
    await open();
    root.querySelectorAll<HTMLInputElement>('input[name=scope]')[1]?.click();
    await settle();
    await press('Audit this site');
    await press('Record from the next page');
    expect(held.browser.asked).toEqual([['https://shop.example/*']]);
    expect(held.browser.told).toContainEqual({
      type: 'start',
      tabId: 7,
      how: 'next',
      origins: ['https://shop.example/*'],
      protect: [],
    });
  });

  it('never offers to reload the answer to a form', async () => {
    held.browser.state.fromPost = true;
    await open();
    await press('Audit this site');
    expect(buttons()).toEqual(['Record from the next page']);
    expect(root.textContent).toContain('would send the form again');
  });

  it('says what a refusal costs and asks again', async () => {
    held.browser.granted = false;
    await open();
    await press('Audit this site');
    expect(heading()).toBe('Permission was not given');
    expect(root.textContent).toContain('inconclusive (no permission)');
    expect(held.browser.types()).not.toContain('start');
    held.browser.granted = true;
    await press('Try again');
    expect(heading()).toBe('Ready to record');
    expect(document.activeElement?.textContent).toBe('Ready to record');
  });

  it('says when recording could not be started', async () => {
    await open();
    await press('Audit this site');
    held.browser.answers = false;
    await press('Reload and record');
    expect(root.querySelector('[role=alert]')?.textContent).toContain('could not be started');
    expect(button('Reload and record').disabled).toBe(false);
  });
});

describe('recording', () => {
  it('waits for the next page', async () => {
    held.browser.state.audit = recording;
    await open();
    expect(heading()).toBe('Waiting for the next page');
    expect(buttons()).toEqual(['Stop']);
  });

  it('shows the live record, announces the count of findings and stops', async () => {
    held.browser.state.audit = recording;
    held.browser.state.report = sampleReport;
    await open();
    expect(root.querySelector('[aria-live=polite]')?.textContent).toBe('2 findings, 1 inconclusive so far');
    expect(root.querySelectorAll('.finding')).toHaveLength(3);
    expect(root.querySelector('.counts')?.textContent).toContain('18,422');
    await press('Stop');
    expect(held.browser.told).toContainEqual({ type: 'stop', auditId: 'a-4f21' });
  });

  it('draws at most about three times a second and misses no last change', async () => {
    held.browser.state.audit = recording;
    held.browser.state.report = sampleReport;
    await open();
    const before = held.browser.types().filter((type) => type === 'state').length;
    for (let index = 0; index < 50; index++) {
      held.browser.runtime.onMessage.fire({ type: 'changed', tabId: 7 });
      await wait(20);
    }
    await wait(500);
    const asked = held.browser.types().filter((type) => type === 'state').length - before;
    expect(asked).toBeGreaterThanOrEqual(3);
    expect(asked).toBeLessThanOrEqual(5);
  });

  it('ignores other tabs and messages of another shape', async () => {
    await open();
    const before = held.browser.told.length;
    held.browser.runtime.onMessage.fire({ type: 'changed', tabId: 8 });
    held.browser.runtime.onMessage.fire({ type: 'changed' });
    held.browser.runtime.onMessage.fire('changed');
    await wait(400);
    expect(held.browser.told).toHaveLength(before);
  });

  it('says when permission was withdrawn', async () => {
    const { audit } = sampleReport;
    held.browser.state.audit = recording;
    held.browser.state.report = {
      ...sampleReport,
      audit: { ...audit, environment: { ...audit.environment, permission: 'withdrawn' } },
    };
    await open();
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Permission was withdrawn.');
  });

  it('keeps the focus while the record grows', async () => {
    held.browser.state.audit = recording;
    held.browser.state.report = sampleReport;
    await open();
    const summary = root.querySelector<HTMLElement>('.finding summary');
    summary?.focus();
    held.browser.state.report = { ...sampleReport, findings: sampleReport.findings.slice(1) };
    held.browser.runtime.onMessage.fire({ type: 'changed', tabId: 7 });
    await settle();
    expect(root.querySelectorAll('.finding')).toHaveLength(2);
    expect(document.activeElement).toBe(summary);
  });
});

describe('stopped', () => {
  beforeEach(() => {
    held.browser.state.audit = stopped;
    held.browser.state.report = sampleReport;
  });

  const downloaded = async (name: string) => {
    const files: { name: string; blob: Blob }[] = [];
    URL.createObjectURL = (blob: Blob) => {
      files.push({ name: '', blob });
      return 'blob:made';
    };
    URL.revokeObjectURL = () => undefined;
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      const last = files.at(-1);
      if (last) last.name = this.download;
    });
    await press(name);
    click.mockRestore();
    return files;
  };

  const read = (blob: Blob | undefined) =>
    new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsText(blob ?? new Blob());
    });

  it('exports exactly the report', async () => {
    await open();
    const [file] = await downloaded('Export JSON');
    expect(file?.name).toBe('widget-witness-shop.example-2026-03-04-1032.json');
    expect(await read(file?.blob)).toBe(JSON.stringify(sampleReport, null, 2));
  });

  it('exports the report as a page', async () => {
    await open();
    const [file] = await downloaded('Export HTML');
    expect(file?.name).toBe('widget-witness-shop.example-2026-03-04-1032.html');
    expect(await read(file?.blob)).toMatch(/^<!doctype html>/);
  });

  it('begins a new audit', async () => {
    await open();
    await press('New audit');
    expect(buttons()).toContain('Audit this site');
    expect(document.activeElement?.textContent).toBe('What can be seen now');
  });
});

it.each([
  ['idle', {}],
  ['unsupported', { supported: false }],
  ['waiting', { audit: recording }],
  ['recording', { audit: recording, report: sampleReport }],
  ['stopped', { audit: stopped, report: sampleReport }],
])('has no fault that axe can find while %s', async (_, state) => {
  Object.assign(held.browser.state, state);
  await open();
  expect(await axeFaults(document.documentElement)).toEqual([]);
});
