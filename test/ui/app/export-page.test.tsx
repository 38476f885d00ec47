// @vitest-environment jsdom
import { Blob } from 'node:buffer';
import { render } from 'preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Declared } from '../../../src/model/declared.ts';
import type { Keeper, Watched } from '../../../src/package/gather.ts';
import { fingerprintOf, type Signer } from '../../../src/package/sign.ts';
import { findingsSarif } from '../../../src/report/formats/sarif.ts';
import type { Desk } from '../../../src/ui/app/export-page/desk.ts';
import { ExportPage } from '../../../src/ui/app/export-page/export-page.tsx';
import { type Made, makePackage } from '../../../src/ui/app/export-page/making.ts';
import { vendors } from '../../builders/log.ts';
import { newSigner, removedChat } from '../../builders/package.ts';
import { audit, reportOf } from '../../builders/report.ts';
import { axeFaults } from '../axe.ts';

const root = document.createElement('div');
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A background with one record. */
function background() {
  const observations = removedChat();
  const state = {
    declared: {} as Declared,
    fault: null as Error | null,
    isLatest: true,
    /** Observations are handed out when it resolves. */
    gate: Promise.resolve(),
    made: [] as Made[],
    left: [] as Made[],
    signals: [] as AbortSignal[],
  };
  const keeper: Keeper = {
    packing: async () => {
      if (state.fault) throw state.fault;
      const given = { ...audit, declared: state.declared };
      const { redactionKey: _, ...recorded } = given;
      const report = reportOf(observations, given);
      return {
        report,
        audit: recorded,
        vendors,
        findings: findingsSarif(report),
        observations: observations.length,
      };
    },
    observations: async (_id, from) => {
      await state.gate;
      return observations.slice(from, from + 2);
    },
    exported: async () => true,
    picture: async () => null,
  };
  const desk = (signer: Signer): Desk => ({
    declared: async () => state.declared,
    save: async (declared) => {
      state.declared = declared;
    },
    make: async (watched: Watched) => {
      if (watched.signal) state.signals.push(watched.signal);
      const made = await makePackage('a1', keeper, signer, watched);
      state.made.push(made);
      return made;
    },
    export: async (made) => {
      if (state.fault) throw state.fault;
      if (!state.isLatest) return null;
      state.left.push(made);
      return 'incident.zip';
    },
  });
  return { state, desk };
}

let signer: Signer;
let bg: ReturnType<typeof background>;

beforeEach(async () => {
  // jsdom's own cannot be read.
  vi.stubGlobal('Blob', Blob);
  render(null, root);
  document.documentElement.lang = 'en';
  document.title = 'Export a package';
  document.body.replaceChildren(root);
  signer ??= await newSigner();
  bg = background();
});

const open = () => render(<ExportPage desk={bg.desk(signer)} />, root);
const button = (name: string) =>
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name);
const told = () => [...root.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent).join();
const status = () => [...root.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join();
const isReady = () => vi.waitFor(() => expect(button('Export package')?.disabled).toBe(false), 10_000);
const filesShown = () =>
  [...root.querySelectorAll('details.leaving')].map((one) => one.querySelector('code')?.textContent);
const look = async (name: string) => {
  const file = [...root.querySelectorAll<HTMLDetailsElement>('details.leaving')][filesShown().indexOf(name)];
  if (!file) throw new Error(`no ${name}`);
  file.open = true;
  await vi.waitFor(() => {
    expect(file.children.length).toBeGreaterThan(1);
    expect(file.textContent).not.toContain('Reading');
  });
  return file;
};
const type = async (name: string, value: string) => {
  const field = root.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await wait(20);
};

describe('what leaves', () => {
  it('is every file of the package that was made, each with its size, its words and a look at it', async () => {
    open();
    await isReady();
    const [made] = bg.state.made;
    expect(filesShown()).toEqual(made?.files.map(({ name }) => name));
    expect(root.textContent).not.toContain('Open it to see what it holds.');
    expect((await look('observations.jsonl')).textContent).toMatch(
      /It names \d+ hosts:.*shop\.example.*"n":0/s,
    );
    // axe asks frames to answer, which jsdom's cannot.
    expect(await axeFaults(document.documentElement)).toEqual([]);
    expect((await look('report.html')).querySelector('iframe')?.getAttribute('sandbox')).toBe(
      'allow-same-origin',
    );
    expect(root.textContent).toContain(fingerprintOf(signer.publicKey));
    expect(root.textContent).toContain('not encrypted');
    expect(root.textContent).toContain('Values of cookies and of stored items');
  });

  it('is what is exported, byte for byte', async () => {
    open();
    await isReady();
    button('Export package')?.click();
    await vi.waitFor(() => expect(status()).toContain('incident.zip'));
    expect(bg.state.left).toEqual(bg.state.made);
    expect(bg.state.left[0]?.blob).toBe(bg.state.made[0]?.blob);
  });

  it('is made anew with what is declared, and cannot leave before', async () => {
    open();
    await isReady();
    await type('client', 'Shop Ltd');
    expect(button('Export package')?.disabled).toBe(true);
    await vi.waitFor(() => expect(bg.state.made).toHaveLength(2), 5_000);
    await isReady();
    const [, made] = bg.state.made;
    expect(made?.report.declared).toEqual({ client: 'Shop Ltd' });
    expect((await look('audit.json')).textContent).toContain('Shop Ltd');
  });

  it('is made anew where the record was changed in another window, and does not leave', async () => {
    open();
    await isReady();
    bg.state.isLatest = false;
    button('Export package')?.click();
    await vi.waitFor(() => expect(told()).toMatch(/changed in another window/));
    await vi.waitFor(() => expect(bg.state.made).toHaveLength(2), 5_000);
    expect(bg.state.left).toEqual([]);
  });
});

describe('making it', () => {
  it('can be cancelled, and begun again', async () => {
    let release: () => void = () => undefined;
    bg.state.gate = new Promise((resolve) => {
      release = resolve;
    });
    open();
    await vi.waitFor(() => expect(root.querySelector('progress')).not.toBeNull());
    expect(await axeFaults(document.documentElement)).toEqual([]);
    button('Cancel')?.click();
    await vi.waitFor(() => expect(status()).toContain('Cancelled. Nothing has left.'));
    release();
    await wait(50);
    expect(bg.state.made).toEqual([]);
    expect(bg.state.signals[0]?.aborted).toBe(true);
    button('Make the package')?.click();
    await isReady();
  });

  it.each([
    ['the background gave no answer', new Error('Receiving end does not exist'), /background/],
    ['the disk is full', new DOMException('', 'QuotaExceededError'), /room on the disk/],
    ['the audit is gone', new Error('This audit is not kept any more.'), /nothing to export/],
  ])('says that %s, and is tried again', async (_, fault, sentence) => {
    bg.state.fault = fault;
    open();
    await vi.waitFor(() => expect(told()).toMatch(sentence));
    expect(button('Export package')?.disabled).toBe(true);
    expect(await axeFaults(document.documentElement)).toEqual([]);
    bg.state.fault = null;
    button('Try again')?.click();
    await isReady();
    expect(told()).toBe('');
  });
});

it('exports nothing that could not be noted', async () => {
  open();
  await isReady();
  bg.state.fault = new Error('Receiving end does not exist');
  button('Export package')?.click();
  await vi.waitFor(() => expect(told()).toMatch(/Nothing was exported/));
  bg.state.fault = null;
  button('Export package')?.click();
  await vi.waitFor(() => expect(status()).toContain('incident.zip'));
});
