import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEMO_VENDORS_FILE, type DemoDetector, demoDetectors, expectedActs } from '../../demo/expected.ts';
import { vendorFileSchema } from '../../src/model/vendor-file.ts';

/** The call itself, so that a formatter which moves a marker to another line is noticed. */
const calls: Record<DemoDetector, RegExp> = {
  'removed-widget': /launcher\.remove\(\)/,
  'hidden-widget': /bubble\.style\./,
  'blocked-loader': /greeter\.remove\(\)/,
  'overwritten-api': /window\.Parley\.open = /,
  'foreign-request': /fetch\(/,
  'driven-api': /window\.Parley\.track\(/,
  'foreign-write': /window\.Parley\.track\(/,
};

const source = readFileSync(new URL('../../demo/overtalk/tag.js', import.meta.url), 'utf8');

test.each(demoDetectors)('the demo marks the line of %s once, and the call stands on it', (detector) => {
  expect(source.split(`/* act:${detector} */`)).toHaveLength(2);
  const act = expectedActs().find((expected) => expected.detector === detector);
  expect(source.split('\n')[(act?.line ?? 0) - 1]).toMatch(calls[detector]);
});

test('the demo’s vendor file is one that a person may import', () => {
  const vendors = vendorFileSchema.parse(JSON.parse(readFileSync(DEMO_VENDORS_FILE, 'utf8')));
  expect(vendors.map(({ id, category }) => `${id}: ${category}`)).toEqual([
    'parley: chat',
    'overtalk: chat',
    'tagworks: tag-manager',
  ]);
});
