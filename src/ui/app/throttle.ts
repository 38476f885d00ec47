/**
 * Runs `task` at once and then at most once every `intervalMs`; calls in between are made good by one run
 * at the end, so that the last change is never missed.
 */
export const throttle = (task: () => void, intervalMs: number): (() => void) => {
  let resting = false;
  let asked = false;
  const run = () => {
    if (resting) {
      asked = true;
      return;
    }
    resting = true;
    task();
    setTimeout(() => {
      resting = false;
      if (!asked) return;
      asked = false;
      run();
    }, intervalMs);
  };
  return run;
};
