import { describe, expect, it } from 'vitest';
import { createScriptTexts } from '../../src/network/script-texts.ts';

const app = 'https://shop.example/app.js';
const tag = 'https://overtalk.example/tag.js';
const place = { source: app, line: 2, column: 4 };

const bytes = (text: string) => [new TextEncoder().encode(text)];

function texts(files: Record<string, string>) {
  const known = createScriptTexts();
  for (const [url, text] of Object.entries(files)) known.add(1, url, bytes(text));
  return known;
}

describe('the true file of a frame', () => {
  const removes = '// A\nel.remove();\n';
  const claims = `${removes}//# sourceURL=${app}`;

  it('is as the frame says where that file has the call, and where no text is known', () => {
    expect(texts({ [app]: removes }).trueFile(1, place, 'remove')).toBeNull();
    expect(texts({}).trueFile(1, place, 'remove')).toBeNull();
    expect(texts({ [app]: 'x', [tag]: claims }).trueFile(2, place, 'remove')).toBeNull();
  });

  it('is the file that gives itself the name and has the call', () => {
    expect(texts({ [app]: '// A\nel.append();', [tag]: claims }).trueFile(1, place, 'remove')).toBe(tag);
    expect(texts({ [tag]: claims }).trueFile(1, place, 'remove')).toBe(tag);
  });

  it('is unknown where no text has the call, or two have', () => {
    expect(texts({ [app]: '// A\nel.append();' }).trueFile(1, place, 'remove')).toBe('');
    expect(texts({ [app]: removes, [tag]: claims }).trueFile(1, place, 'remove')).toBe('');
    const two = texts({ [tag]: claims, 'https://b.example/b.js': claims });
    expect(two.trueFile(1, place, 'remove')).toBe('');
  });

  it('is told by any text that came under the address', () => {
    const known = texts({ [app]: removes });
    known.add(1, app, bytes('// another visit'));
    expect(known.trueFile(1, place, 'remove')).toBeNull();
  });
});

it('tells which word is called at a place', () => {
  const known = texts({ [tag]: 'a(); eval(code);' });
  expect(known.calledAt(1, { source: tag, line: 1, column: 6 })).toBe('eval');
  expect(known.calledAt(1, place)).toBeNull();
});

it('reads a text that came in pieces, cut within a character', () => {
  const known = createScriptTexts();
  const [whole = new Uint8Array()] = bytes('"é"; eval(code);');
  known.add(1, tag, [whole.subarray(0, 2), whole.subarray(2)]);
  expect(known.textOf(1, tag)).toBe('"é"; eval(code);');
});

it('keeps a bounded number of characters, and forgets the oldest', () => {
  const known = createScriptTexts();
  known.add(1, app, bytes('// A\nel.append();'));
  for (let i = 0; i < 9; i++) known.add(1, `${tag}?${i}`, bytes(' '.repeat(2_000_000) + i));
  expect(known.trueFile(1, place, 'remove')).toBeNull();
  expect(known.filesAt(1, { source: `${tag}?8`, line: 1, column: 2_000_001 }, null)).toHaveLength(1);
});
