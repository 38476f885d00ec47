import { setTimeout as delay } from 'node:timers/promises';

/** A line that all answers over it share. */
export type Line = {
  readonly latencyMs: number;
  /** Resolves when so many bytes have gone over it; whoever else sends has its turn in between. */
  carry(bytes: number): Promise<void>;
};

export function createLine({ latencyMs, bytesPerMs }: { latencyMs: number; bytesPerMs: number }): Line {
  let busyUntilMs = 0;
  return {
    latencyMs,
    async carry(bytes) {
      busyUntilMs = Math.max(busyUntilMs, performance.now()) + bytes / bytesPerMs;
      await delay(Math.max(0, busyUntilMs - performance.now()), undefined, { ref: false });
    },
  };
}
