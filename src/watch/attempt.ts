/** One fault loses one of many: it is reported, and the others go on. */
export function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
