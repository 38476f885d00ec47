export interface Progress {
  /** Whether anybody can see it: what only serves the display need not be asked for otherwise. */
  isShown: boolean;
  /** Replaces the line by another. */
  show(line: string): void;
  /** A line that stays, terminal or not. */
  say(line: string): void;
  /** Takes the line away. */
  clear(): void;
}

const ERASE_LINE = '\r\u001b[2K';

/** One line on the stream that is always written over; nothing where the stream is no terminal. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  const say = (line: string) => stream.write(`${line}\n`);
  if (!stream.isTTY) return { isShown: false, show: () => undefined, say, clear: () => undefined };
  return {
    isShown: true,
    // A line that wraps could not be erased.
    show: (line) => stream.write(`${ERASE_LINE}${line.slice(0, Math.max(0, (stream.columns || 80) - 1))}`),
    say: (line) => stream.write(`${ERASE_LINE}${line}\n`),
    clear: () => stream.write(ERASE_LINE),
  };
}
