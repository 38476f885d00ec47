// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AuditEntry, undoWithinMs } from '../../../src/model/history.ts';
import { HistoryPage } from '../../../src/ui/app/history/history-page.tsx';
import { axeFaults } from '../axe.ts';
import { fakeBrowser, held } from './fake-browser.ts';
import { buttons, press, root, settle } from './opened-app.tsx';

vi.mock('../../../src/platform/browser.ts', async () => {
  const { held } = await import('./fake-browser.ts');
  return {
    get browser() {
      return held.browser;
    },
  };
});

const startedAtMs = Date.UTC(2026, 2, 4, 10, 32, 7);
const summary = {
  host: 'www.shop.example',
  observations: 18_422,
  bytes: 9_400_000,
  fails: 2,
  inconclusive: 1,
  notices: 0,
  chats: ['Parley'],
  words: 'removed-widget\nOvertalk\ntag.js removed the launcher',
};
const entry = (id: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  state: 'stopped',
  name: null,
  host: 'www.shop.example',
  site: 'shop.example',
  startedAtMs,
  endedAtMs: startedAtMs + 60_000,
  summary: null,
  ...change,
});
const audits = [
  entry('a1', { name: 'Case 12', summary }),
  entry('a2', { state: 'recording', endedAtMs: null }),
  entry('b1', { name: 'Weekly', host: 'news.example', site: 'news.example' }),
];

const rows = () => [...root.querySelectorAll('.audit-row h3')].map(({ textContent }) => textContent);
const status = () => root.querySelector('.toast-place')?.textContent;
const named = (name: string) => {
  const found = root.querySelector<HTMLButtonElement>(`[aria-label="${name}"]`);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const pressNamed = async (name: string) => {
  named(name).focus();
  named(name).click();
  await settle();
};
const write = async (selector: string, text: string) => {
  const input = root.querySelector<HTMLInputElement>(selector) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
};
const open = async () => {
  render(<HistoryPage />, root);
  await settle();
};

beforeEach(() => {
  held.browser = fakeBrowser();
  held.browser.history = { audits, older: 0, deleted: [], retention: 90 };
  document.documentElement.lang = 'en';
  document.title = 'All audits';
  document.body.replaceChildren(root);
});
afterEach(() => {
  vi.useRealTimers();
  render(null, root);
});

describe('the list', () => {
  it('groups by site and tells of each audit what is known', async () => {
    await open();
    expect([...root.querySelectorAll('section > h2')].map(({ textContent }) => textContent)).toEqual([
      'shop.example',
      'news.example',
      'What is stored',
    ]);
    const [row, recording] = [...root.querySelectorAll('.audit-row')].map(({ textContent }) => textContent);
    for (const fact of [
      'Case 12',
      'www.shop.example',
      '2 findings, 1 inconclusive',
      'Parley',
      '18,422',
      '9.4 MB',
    ])
      expect(row).toContain(fact);
    expect(recording).toContain('Recording.');
    expect(() => named('Delete 2026-03-04 10:32:07 UTC')).toThrow();
    expect(await axeFaults(document.documentElement)).toEqual([]);
  });

  it.each([
    ['case', ['Case 12']],
    ['OVERTALK removed', ['Case 12']],
    ['news', ['Weekly']],
    ['parley news', []],
  ])('finds by %s', async (query, expected) => {
    await open();
    await write('input[type=search]', query);
    expect(rows()).toEqual(expected);
    expect(root.textContent).toContain(`${expected.length} audit${expected.length === 1 ? '' : 's'} found`);
    if (expected.length === 0) expect(root.textContent).toContain('No audit has “parley news”');
  });

  it('says what to do when there is none, and when it could not be read', async () => {
    held.browser.history = { audits: [], older: 0, deleted: [], retention: null };
    await open();
    expect(root.textContent).toContain('press Audit this site');
    expect(await axeFaults(document.documentElement)).toEqual([]);
    render(null, root);
    held.browser.answers = false;
    await open();
    expect(root.querySelector('[role=alert]')?.textContent).toContain('could not be read');
  });

  it('opens a report and leads back to where it was', async () => {
    await open();
    await pressNamed('Open Case 12');
    expect(root.querySelector('h2')?.textContent).toBe('Case 12');
    expect(root.querySelectorAll('.finding')).toHaveLength(4);
    // What needs the page has no place here.
    expect(buttons()).toEqual(['‹ All audits', 'Export package', 'Export HTML', 'Export JSON']);
    await press('‹ All audits');
    expect(document.activeElement).toBe(named('Open Case 12'));
  });
});

describe('renaming', () => {
  it('keeps the name at Enter, and gives the focus back', async () => {
    await open();
    await pressNamed('Rename Weekly');
    const input = root.querySelector<HTMLInputElement>('.naming input');
    expect(document.activeElement).toBe(input);
    expect(input?.value).toBe('Weekly');
    expect(await axeFaults(document.documentElement)).toEqual([]);
    await write('.naming input', 'Case 13');
    root
      .querySelector('form.naming')
      ?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
    await settle();
    expect(held.browser.told).toContainEqual({ type: 'rename', auditId: 'b1', name: 'Case 13' });
    expect(document.activeElement).toBe(named('Rename Weekly'));
  });

  it('leaves it at Escape', async () => {
    await open();
    await pressNamed('Rename Weekly');
    const pressed = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    root.querySelector('.naming input')?.dispatchEvent(pressed);
    await settle();
    expect(held.browser.types()).not.toContain('rename');
    expect(document.activeElement).toBe(named('Rename Weekly'));
  });
});

describe('deleting', () => {
  const gone = (id: string) => {
    const { history } = held.browser;
    held.browser.history = { ...history, audits: history.audits.filter((one) => one.id !== id) };
  };

  it('says so, and the focus is on the way to undo it', async () => {
    await open();
    gone('a1');
    await pressNamed('Delete Case 12');
    expect(held.browser.told).toContainEqual({ type: 'delete', auditId: 'a1' });
    expect(root.querySelector('[role=status].toast-place')?.textContent).toBe('Deleted “Case 12”.Undo');
    expect(document.activeElement?.textContent).toBe('Undo');
    expect(await axeFaults(document.documentElement)).toEqual([]);
    held.browser.history = { ...held.browser.history, audits };
    await press('Undo');
    expect(held.browser.told).toContainEqual({ type: 'undo-delete', auditId: 'a1' });
    expect(rows()).toContain('Case 12');
    expect(status()).toBe('Brought back 1 audit.');
  });

  it('undoes all that were deleted one after the other', async () => {
    await open();
    gone('a1');
    await pressNamed('Delete Case 12');
    gone('b1');
    await pressNamed('Delete Weekly');
    expect(status()).toBe('Deleted 2 audits.Undo');
    held.browser.undone = false;
    await press('Undo');
    expect(status()).toBe('Brought back 0 audits. For 2 audits it was too late.');
  });

  it('offers no undo when its time is over', async () => {
    await open();
    gone('a1');
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    await pressNamed('Delete Case 12');
    expect(status()).toContain('Undo');
    vi.advanceTimersByTime(undoWithinMs);
    await settle();
    expect(status()).toBe('Deleted for good.');
    // The focus was on the button: it does not fall back to the top of the page.
    expect(document.activeElement).toBe(root.querySelector('.toast-place'));
  });

  it('says that there is no undo on a full disk', async () => {
    held.browser.undoable = false;
    await open();
    await pressNamed('Delete Case 12');
    expect(status()).toBe('Deleted “Case 12”. The disk is too full for this to be undone.');
  });

  it('says that it failed', async () => {
    await open();
    held.browser.answers = false;
    await pressNamed('Delete Case 12');
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Nothing was changed');
  });

  it('tells what was deleted earlier, until that is removed as well', async () => {
    const told = {
      host: 'shop.example',
      startedAtMs,
      endedAtMs: startedAtMs,
      deletedAtMs: startedAtMs,
      by: 'test',
    };
    held.browser.history.deleted = [
      { id: 'd1', ...told, chainHead: 'ab'.repeat(32), reason: 'person' },
      { id: 'd2', ...told, chainHead: null, reason: 'retention' },
    ];
    await open();
    const list = root.querySelector('main > details') as HTMLDetailsElement;
    expect(list.textContent).toContain('by hand, with test');
    expect(list.textContent).toContain('by itself');
    expect(list.textContent).toContain('ab'.repeat(32));
    list.open = true;
    expect(await axeFaults(document.documentElement)).toEqual([]);
    list.querySelector<HTMLButtonElement>('li button')?.click();
    await settle();
    await press('Remove 2 entries');
    const forgotten = held.browser.told.flatMap((one) =>
      one.type === 'forget-deleted' ? [one.auditId] : [],
    );
    expect(forgotten).toEqual(['d1', null]);
  });
});

it('says what a shorter time would delete, and saves nothing before it is told to', async () => {
  await open();
  const select = root.querySelector('select') as HTMLSelectElement;
  expect([...select.options].map(({ text }) => text)).toEqual(['30 days', '90 days', '1 year', 'for ever']);
  select.value = '30';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  expect(root.textContent).toContain('2 audits are older and will be deleted when you save.');
  expect(held.browser.types()).not.toContain('set-retention');
  select.form?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
  await settle();
  expect(held.browser.told).toContainEqual({ type: 'set-retention', retention: 30 });
});
