/** Something that is attached or not. Turning it on twice attaches it once. */
export function createSwitch(attach: () => () => void): { set(on: boolean): void } {
  let detach: (() => void) | null = null;
  return {
    set(on) {
      if (on) detach ??= attach();
      else {
        detach?.();
        detach = null;
      }
    },
  };
}
