// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { verify } from '../../../src/package/verify.ts';
import { VerifyPage } from '../../../src/ui/app/verify-page.tsx';
import { axeFaults } from '../axe.ts';

const root = document.createElement('div');

beforeEach(() => {
  render(null, root);
  document.documentElement.lang = 'en';
  document.title = 'Verify a report';
  document.body.replaceChildren(root);
  render(<VerifyPage verify={verifyHere} />, root);
});

/** Without a worker, which this browser does not have. */
const verifyHere: Parameters<typeof VerifyPage>[0]['verify'] = ({ file, key }, tellProgress) =>
  verify(file, { key, build: 'test' }, tellProgress);

const fileField = () => root.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
const typeKey = async (key: string) => {
  const field = root.querySelector<HTMLInputElement>('input[type=text]') as HTMLInputElement;
  field.value = key;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(field.value).toBe(key));
  await new Promise((resolve) => setTimeout(resolve, 20));
};
const choose = (file: File) => {
  Object.defineProperty(fileField(), 'files', { value: [file], configurable: true });
  fileField().dispatchEvent(new Event('change', { bubbles: true }));
};

it('asks for a package and, if it is known, for the key; both have a name', async () => {
  expect([...root.querySelectorAll('label')].map(({ textContent }) => textContent)).toEqual([
    'Fingerprint of the key that is expected to have signed it, if you know it',
    'The package (a .zip file): choose it, or drop it here',
  ]);
  expect(await axeFaults(document.documentElement)).toEqual([]);
});

it('takes a fingerprint as people copy it, and nothing shorter', async () => {
  await typeKey('abc');
  expect(root.querySelector('[role=alert]')?.textContent).toMatch(/64 digits/);
  expect(fileField().disabled).toBe(true);
  await typeKey(` ${'AB CD'.repeat(16)} `);
  expect(root.querySelector('[role=alert]')).toBeNull();
  expect(fileField().disabled).toBe(false);
});

it('says of a file that is no package what it is, check by check', async () => {
  choose(new File(['no package'], 'holiday.zip'));
  await vi.waitFor(() => expect(root.querySelector('h2')?.textContent).toBe('Not everything holds'));
  expect(root.textContent).toContain('holiday.zip');
  const rows = [...root.querySelectorAll('.check-row')].map((row) => [
    row.querySelector('h3')?.textContent,
    row.querySelector('.badge')?.textContent,
  ]);
  expect(rows).toEqual([
    ['Container', 'Fails'],
    ...[
      ...['Files', 'Signature', 'Signer', 'Contents', 'Form', 'Observations', 'Findings', 'Other forms'],
      'Pictures',
    ].map((title) => [title, 'Not established']),
  ]);
  expect(root.textContent).toContain('It does not show what a server sent');
  expect(await axeFaults(document.documentElement)).toEqual([]);
});

it('shows how far it is, and can be stopped', async () => {
  let signal: AbortSignal | undefined;
  const never: typeof verifyHere = (_, tellProgress, stopped) => {
    signal = stopped;
    tellProgress({ stage: 'files', part: 0.25 });
    return new Promise((_resolve, reject) => stopped.addEventListener('abort', reject));
  };
  render(<VerifyPage verify={never} />, root);
  choose(new File(['x'], 'large.zip'));
  await vi.waitFor(() => expect(root.querySelector('progress')?.value).toBe(0.25));
  expect(root.textContent).toContain('Reading the files and following the chain');
  expect(fileField().disabled).toBe(true);
  expect(await axeFaults(document.documentElement)).toEqual([]);
  root.querySelector<HTMLButtonElement>('button')?.click();
  await vi.waitFor(() => expect(root.querySelector('progress')).toBeNull());
  expect(signal?.aborted).toBe(true);
  expect(root.querySelector('[role=alert]')).toBeNull();
  expect(fileField().disabled).toBe(false);
});
