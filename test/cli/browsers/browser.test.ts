import { expect, test } from 'vitest';
import { PageUnreachableError } from '../../../src/cli/browsers/browser.ts';

test.each([
  ['page.goto: net::ERR_NAME_NOT_RESOLVED at https://a.example/\nCall log:', 'net::ERR_NAME_NOT_RESOLVED'],
  ['Protocol error: unknown error Error: NS_ERROR_UNKNOWN_HOST #on@chrome://x', 'NS_ERROR_UNKNOWN_HOST'],
  ['Navigation timeout of 1000 ms exceeded', 'Navigation timeout of 1000 ms exceeded'],
])('the reason why a page is unreachable is in the words of the browser: %j', (message, reason) => {
  const error = new PageUnreachableError('https://a.example/', { cause: new Error(message) });
  expect(error.reason).toBe(reason);
  expect(error.message).toBe(`https://a.example/ could not be reached: ${reason}`);
});
