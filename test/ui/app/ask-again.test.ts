import { expect, test, vi } from 'vitest';
import { askAgain } from '../../../src/ui/app/ask-again.ts';

const nobody = new Error('Could not establish connection. Receiving end does not exist.');

test('asks again where nobody received the question', async () => {
  const ask = vi.fn().mockRejectedValueOnce(nobody).mockRejectedValueOnce(nobody).mockResolvedValue('state');
  expect(await askAgain(ask)).toBe('state');
  expect(ask).toHaveBeenCalledTimes(3);
});

test('gives up after a second, and at once for any other failure', async () => {
  const deaf = vi.fn().mockRejectedValue(nobody);
  await expect(askAgain(deaf)).rejects.toBe(nobody);
  expect(deaf).toHaveBeenCalledTimes(5);
  const refused = vi.fn().mockRejectedValue(new Error('storage is full'));
  await expect(askAgain(refused)).rejects.toThrow('storage is full');
  expect(refused).toHaveBeenCalledTimes(1);
});
