/** When and where something happened: `nowMs` since the document's start. */
export type Moment = { nowMs: number; href: string };

let told: Moment | null = null;

const present = (): Moment => ({ nowMs: performance.now(), href: location.href });

/** This moment, or that of what was held and is told now (`hold.ts`). */
export const thisMoment = (): Moment => told ?? present();

/** What `run` tells happened then. */
export function asOf<Made>(moment: Moment, run: () => Made): Made {
  const before = told;
  told = moment;
  try {
    return run();
  } finally {
    told = before;
  }
}
