import { expect, it } from 'vitest';
import { parseStack } from '../../src/attribution/parse-stack.ts';
import type { Stack } from '../../src/model/observation.ts';
import { createScriptTexts } from '../../src/network/script-texts.ts';
import { redactStack } from '../../src/session/redact-stack.ts';
import { withTrueFiles } from '../../src/session/true-files.ts';
import { launcher, startLog } from '../builders/log.ts';

const app = 'https://shop.example/app.js';
const tag = 'https://overtalk.example/tag.js';
const key = 'a1'.repeat(32);

const bytes = (text: string) => [new TextEncoder().encode(text)];
const texts = createScriptTexts();
texts.add(1, app, bytes('start();\nel.append(item);'));
texts.add(1, tag, bytes(`run(() => {\n  el.remove();\n});\nact(() => eval(code));\n//# sourceURL=${app}`));

const stackOf = (...lines: string[]): Stack => ({ text: lines.join('\n'), slot: 'ours' });
function marked(...lines: string[]): string[] {
  const { fact } = startLog().removal(stackOf(...lines));
  return (withTrueFiles(fact, 1, texts) as { stack: Stack }).stack.text.split('\n');
}
const frames = (lines: string[]) => parseStack(redactStack(lines.join('\n'), key));

it('leaves frames as they are that their files bear out, and those of unknown files', () => {
  const lines = [`run@${tag}:2:6`, `@${app}:2:4`, 'f@https://unknown.example/x.js:1:1'];
  expect(marked(...lines)).toEqual(lines);
});

it('writes the true file behind the name that it gives itself', () => {
  const lines = marked(`run@${app}:2:6`);
  expect(lines).toEqual([`run@${app}:2:6 in ${tag}`]);
  expect(frames(lines)).toMatchObject([{ url: tag, line: 2, column: 6 }]);
});

it('writes that no text has the call', () => {
  const lines = marked(`run@${app}:2:1`);
  expect(lines).toEqual([`run@${app}:2:1 in ?`]);
  expect(frames(lines)).toMatchObject([{ url: app, kind: 'unlike' }]);
});

it('writes which frame evaluated the code', () => {
  const lines = marked(`@${app}:1:43`, `act@${tag}:4:11`);
  expect(lines).toEqual([`@${app}:1:43 in ${tag} line 4 > eval`, `act@${tag}:4:11`]);
  expect(frames(lines)[0]).toMatchObject({ url: tag, line: 4, column: null });
});

it('reads a name that quotes an address as the texts bear it out', () => {
  const lines = marked(`close (${app}:9:9)@${app}:9:9@${tag}:2:6`);
  expect(frames(lines)).toMatchObject([{ url: tag, line: 2, column: 6 }]);
});

it('leaves out the lines of a name that holds lines', () => {
  const lines = marked(
    'close',
    `    at close (${app}:9:9)`,
    `close@${app}:9:9`,
    `close@${tag}:2:6`,
    `f@${app}:2:4`,
  );
  expect(lines).toEqual([`close@${tag}:2:6`, `f@${app}:2:4`]);
});

it('takes away what a page has put in the place of ours', () => {
  expect(marked(`run@https://unknown.example/x.js:1:1 in ${tag}`)).toEqual([
    'run@https://unknown.example/x.js:1:1',
  ]);
});

it('knows nothing of other tabs', () => {
  const { fact } = startLog().dom({ nodes: [launcher], stack: stackOf(`run@${app}:2:6`) });
  expect(withTrueFiles(fact, 2, texts)).toBe(fact);
});

it('keeps no secrets of the addresses that it writes', () => {
  const [line = ''] = redactStack(`f@${app}:2:6 in ${tag}?session=4eC39HqLyjWDarjtT1zdp7dc`, key).split('\n');
  expect(line).toContain(` in ${tag}`);
  expect(line).not.toContain('4eC39HqLyjWDarjtT1zdp7dc');
});
