import { readFileSync } from 'node:fs';

/** The detectors whose failing state the demo shows. */
export const demoDetectors = [
  'removed-widget',
  'hidden-widget',
  'blocked-loader',
  'overwritten-api',
  'foreign-request',
  'driven-api',
  'foreign-write',
] as const;
export type DemoDetector = (typeof demoDetectors)[number];

export interface ExpectedAct {
  detector: DemoDetector;
  scriptUrl: string;
  /** 1-based, as engines print it. */
  line: number;
  /** How often the script does it within three seconds of the first chat button. */
  count: number;
}

export const DEMO_URL = 'https://shop.example/';
/** Differs from the demo in one flag of Overtalk's configuration; nothing is to be found there but a notice. */
export const TWIN_URL = 'https://shop.example/twin';
export const DEMO_VENDORS_FILE = new URL('vendors.json', import.meta.url);

const ACTING_SCRIPT = 'https://cdn.overtalk.example/tag.js';
const counts: Record<DemoDetector, number> = {
  'removed-widget': 4,
  'hidden-widget': 1,
  'blocked-loader': 1,
  'overwritten-api': 1,
  'foreign-request': 3,
  'driven-api': 2,
  'foreign-write': 2,
};

/** Where each act of the demo stands, read from the markers in Overtalk's source. Throws when a marker is missing. */
export function expectedActs(): ExpectedAct[] {
  const lines = readFileSync(new URL('overtalk/tag.js', import.meta.url), 'utf8').split('\n');
  return demoDetectors.map((detector) => {
    const index = lines.findIndex((line) => line.includes(`/* act:${detector} */`));
    if (index === -1) throw new Error(`demo/overtalk/tag.js has no line marked act:${detector}`);
    return { detector, scriptUrl: ACTING_SCRIPT, line: index + 1, count: counts[detector] };
  });
}
