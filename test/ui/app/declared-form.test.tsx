// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Declared } from '../../../src/model/declared.ts';
import { DeclaredForm } from '../../../src/ui/app/export-page/declared-form.tsx';
import { axeFaults } from '../axe.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const root = document.createElement('main');
let kept: Declared[] = [];
let answers = true;

const full: Declared = {
  client: 'Shop Ltd',
  caseNumber: 'C-1',
  contractBasis: 'clause 7',
  consentBasis: 'none was asked for',
  responseHours: 1.5,
  hourlyRate: { amount: 90, currency: 'EUR' },
  businessLoss: { amount: 900, currency: 'EUR', basis: 'orders of a day' },
};
const save = async (declared: Declared) => {
  if (!answers) throw new Error('no receiver');
  kept.push(declared);
};
const ignore = () => undefined;
const open = (declared: Declared) =>
  render(<DeclaredForm declared={declared} save={save} onSaving={ignore} />, root);

beforeEach(() => {
  render(null, root);
  kept = [];
  answers = true;
  document.documentElement.lang = 'en';
  document.title = 'Export a package';
  document.body.replaceChildren(root);
});

const field = (name: string) => root.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement;
const type = async (name: string, value: string) => {
  field(name).value = value;
  field(name).dispatchEvent(new Event('input', { bubbles: true }));
  await wait(20);
};
const leaveField = async (name: string) => {
  field(name).dispatchEvent(new Event('change', { bubbles: true }));
  await wait(20);
};
const status = () => root.querySelector('[role=status]')?.textContent;

it('shows what is kept and keeps all of it, each field by its name', async () => {
  open(full);
  await type('client', 'Shop Limited');
  await leaveField('client');
  expect(kept).toEqual([{ ...full, client: 'Shop Limited' }]);
  expect(
    [...root.querySelectorAll('label')].map(({ control }) => control instanceof HTMLInputElement),
  ).toEqual(Array.from({ length: 10 }, () => true));
  expect(await axeFaults(document.documentElement)).toEqual([]);
});

it('keeps what is typed when nothing more comes, once', async () => {
  open({});
  await type('client', 'S');
  await type('client', 'Shop');
  expect(kept).toEqual([]);
  await vi.waitFor(() => expect(kept).toEqual([{ client: 'Shop' }]));
  await vi.waitFor(() => expect(status()).toBe('Kept with the audit.'));
});

it('keeps at once what is typed when the page goes away', async () => {
  open({});
  await wait(50);
  await type('caseNumber', 'C-2');
  dispatchEvent(new Event('pagehide'));
  expect(kept).toEqual([{ caseNumber: 'C-2' }]);
  // A page that comes back keeps it once more; the next test is not to see that.
  await vi.waitFor(() => expect(kept).toHaveLength(2));
});

it('says what it cannot keep, at the field, and keeps the rest', async () => {
  open({});
  await type('client', 'Shop Ltd');
  await type('responseHours', 'three');
  await type('rateAmount', '90');
  await type('lossBasis', 'orders of a day');
  await leaveField('lossBasis');
  expect(kept.at(-1)).toEqual({ client: 'Shop Ltd' });
  const told = (name: string) =>
    document.getElementById(field(name).getAttribute('aria-describedby') ?? '')?.textContent;
  expect(told('responseHours')).toMatch(/a number/);
  expect(told('rateCurrency')).toMatch(/without its currency/);
  expect(told('lossAmount')).toMatch(/without an amount/);
  expect(await axeFaults(document.documentElement)).toEqual([]);
  await type('rateCurrency', 'EUR');
  await leaveField('rateCurrency');
  expect(kept.at(-1)).toEqual({ client: 'Shop Ltd', hourlyRate: { amount: 90, currency: 'EUR' } });
});

it('takes an emptied field away', async () => {
  open({ client: 'Shop Ltd' });
  await type('client', ' ');
  await leaveField('client');
  expect(kept).toEqual([{}]);
});

it('says that it could not keep it, and keeps it when it is asked to', async () => {
  open({});
  answers = false;
  await type('client', 'Shop Ltd');
  await leaveField('client');
  expect(status()).toMatch(/^Not kept: /);
  answers = true;
  root.querySelector('button')?.click();
  await wait(20);
  expect(kept).toEqual([{ client: 'Shop Ltd' }]);
  expect(status()).toBe('Kept with the audit.');
});
