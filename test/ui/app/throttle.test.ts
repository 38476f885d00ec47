import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttle } from '../../../src/ui/app/throttle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs at once, then once an interval, and never misses the last call', () => {
  const task = vi.fn();
  const run = throttle(task, 340);
  run();
  expect(task).toHaveBeenCalledTimes(1);
  run();
  run();
  expect(task).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(340);
  expect(task).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10_000);
  expect(task).toHaveBeenCalledTimes(2);
});
