import { type Scaffold, titleOf } from './scaffold.ts';

const authored = (name: string) => `import type { Sensor } from '../sensor.ts';

/** ${titleOf(name)}: which page-world calls are recorded, and what of them. */
export const sensor: Sensor = {
  id: '${name}',
  install() {
    // Stand in for each native with wrap of ../wrap.ts: its gate decides, before a stack is
    // taken, whether a call matters; \`start\` or \`finish\` emits the fact (../acts.ts, ../channel.ts).
  },
};
`;

const test = (name: string) => `// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sensor } from '../../../src/probe/sensors/${name}.ts';

test('${name} records the call and its stack, and leaves what it returns as it was', () => {
  sensor.install();
  expect.fail('Call what src/probe/sensors/${name}.ts stands in for, expect its fact');
});

test('${name} lets a call pass that does not matter, without a stack', () => {
  expect.fail('Call it on an element that nobody watches, expect no fact');
});
`;

export const sensorScaffold: Scaffold = {
  files: (name) => [
    { path: `src/probe/sensors/${name}.ts`, text: authored(name) },
    { path: `test/probe/sensors/${name}.test.ts`, text: test(name) },
  ],
  next: (name) => [
    `Fill in src/probe/sensors/${name}.ts; a new kind of fact goes into src/model/observation.ts and its text`,
    'fields into the rules of src/session/redact.ts. Keep the probe within its budget: npm run build says its size.',
    `Test: npx vitest run --project unit-alone test/probe/sensors/${name}.test.ts`,
  ],
};
