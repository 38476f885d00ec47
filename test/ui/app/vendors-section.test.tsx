// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { VendorsSection } from '../../../src/ui/app/vendors-section.tsx';
import { fakeBrowser, held } from './fake-browser.ts';

vi.mock('../../../src/platform/browser.ts', async () => {
  const { held } = await import('./fake-browser.ts');
  return {
    get browser() {
      return held.browser;
    },
  };
});

const root = document.createElement('div');
const lists = { hosts: [], globals: [], selectors: [], cookies: [], storageKeys: [], aliases: [] };
const parley = { id: 'parley', name: 'Parley', category: 'chat', ...lists };
const murmur = { id: 'murmur', name: 'Murmur', category: 'chat', ...lists };

const names = () =>
  [...root.querySelectorAll('li > span')].map((item) => item.firstChild?.textContent?.trim());
const saved = () =>
  held.browser.told.flatMap((message) => (message.type === 'set-vendors' ? [message.vendors] : []));
const press = (name: string) =>
  [...root.querySelectorAll('button')].find((button) => button.textContent === name)?.click();

const importText = (text: string) => {
  const input = root.querySelector('input');
  const file = new File([], 'mine.json');
  // jsdom's File has no text().
  Object.defineProperty(file, 'text', { value: async () => text });
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input?.dispatchEvent(new Event('change', { bubbles: true }));
};

beforeEach(async () => {
  render(null, root);
  document.body.replaceChildren(root);
  held.browser = fakeBrowser();
  held.browser.vendors = [parley, murmur];
  render(<VendorsSection popup={false} />, root);
  await vi.waitFor(() => expect(names()).toEqual(['Parley', 'Murmur']));
});

it('imports a file: a known id is replaced, others stay', async () => {
  importText(
    JSON.stringify([{ id: 'parley', name: 'Parley 2', category: 'chat', hosts: ['*.parley.example'] }]),
  );
  await vi.waitFor(() => expect(names()).toEqual(['Parley 2', 'Murmur']));
  expect(saved()).toEqual([[{ ...parley, name: 'Parley 2', hosts: ['*.parley.example'] }, murmur]]);
  expect(root.querySelector('[role=status]')?.textContent).toContain('Imported 1 vendor');
});

it('changes nothing when the file has a fault and says where', async () => {
  importText('[{"id": "murmur", "name": "Murmur", "category": "chat", "hosts": [3]}]');
  await vi.waitFor(() => expect(root.querySelector('[role=alert]')?.textContent).toContain('[0].hosts[0]'));
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Nothing was changed.');
  expect(saved()).toEqual([]);
  expect(names()).toEqual(['Parley', 'Murmur']);
});

it('removes and brings back in its place', async () => {
  press('Remove');
  await vi.waitFor(() => expect(names()).toEqual(['Murmur']));
  expect(root.querySelector('[role=status]')?.textContent).toContain('Removed Parley.');
  press('Undo');
  await vi.waitFor(() => expect(names()).toEqual(['Parley', 'Murmur']));
  expect(saved()).toEqual([[murmur], [parley, murmur]]);
});

it('says when saving failed and keeps the list', async () => {
  held.browser.answers = false;
  press('Remove');
  await vi.waitFor(() =>
    expect(root.querySelector('[role=alert]')?.textContent).toContain('could not be saved'),
  );
  expect(names()).toEqual(['Parley', 'Murmur']);
});
