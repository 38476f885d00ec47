// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleReport } from '../../samples/report.ts';
import { axeFaults } from '../axe.ts';
import { held } from './fake-browser.ts';
import { begin, buttons, end, heading, open, press, root, settle, wait } from './opened-app.tsx';

vi.mock('../../../src/platform/browser.ts', async () => {
  const { held } = await import('./fake-browser.ts');
  return {
    get browser() {
      return held.browser;
    },
  };
});

const recording = { id: 'a-4f21', state: 'recording' } as const;
const stopped = { id: 'a-4f21', state: 'stopped' } as const;

beforeEach(begin);
afterEach(end);

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
    expect(root.querySelector('[aria-live=polite]')?.textContent).toBe(
      '2 findings, 1 inconclusive, 1 notice so far',
    );
    expect(root.querySelectorAll('.finding')).toHaveLength(4);
    expect(root.querySelector('.counts')?.textContent).toContain('18,422');
    await press('Stop');
    expect(held.browser.told).toContainEqual({ type: 'stop', auditId: 'a-4f21' });
  });

  it('draws at most about three times a second and misses no last change', async () => {
    held.browser.state.audit = recording;
    held.browser.state.report = sampleReport;
    await open();
    const before = held.browser.types().filter((type) => type === 'state').length;
    const startMs = performance.now();
    for (let index = 0; index < 50; index++) {
      held.browser.runtime.onMessage.fire({ type: 'changed', tabId: 7 });
      await wait(20);
    }
    await wait(500);
    const asked = held.browser.types().filter((type) => type === 'state').length - before;
    expect(asked).toBeGreaterThanOrEqual(3);
    // On a busy machine it all takes longer.
    const seconds = (performance.now() - startMs) / 1_000;
    expect(asked).toBeLessThanOrEqual(3 * seconds + 2);
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
    expect(root.querySelectorAll('.finding')).toHaveLength(3);
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

  it('opens what leaves with a package in a tab of its own', async () => {
    await open();
    await press('Export package');
    expect(held.browser.opened).toEqual(['moz-extension://ours/export.html?audit=a-4f21']);
  });

  it('exports the report as a page', async () => {
    await open();
    const [file] = await downloaded('Export HTML');
    expect(file?.name).toBe('widget-witness-shop.example-2026-03-04-1032.html');
    const page = await read(file?.blob);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain(`<img src="data:image/png;base64,${btoa('picture')}"`);
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
