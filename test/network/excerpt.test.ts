import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesAround, linesLongest } from '../../src/model/script-text.ts';
import { excerptAt } from '../../src/network/excerpt.ts';
import { redactText } from '../../src/session/redact.ts';

const redact = (text: string) => redactText(text, '00');
const at = (text: string, line: number, column: number | null = 1) =>
  excerptAt(text, { line, column }, redact);
const numbered = (lines: number) => Array.from({ length: lines }, (_, i) => `call${i + 1}();`).join('\n');

it('shows ten lines around a place, as far as there are some', () => {
  expect(at(numbered(40), 20)).toEqual({
    firstLine: 16,
    lines: Array.from({ length: 10 }, (_, i) => `call${i + 16}();`),
  });
  expect(at(numbered(3), 1)).toEqual({ firstLine: 1, lines: ['call1();', 'call2();', 'call3();'] });
  expect(at(numbered(3), 4)).toBeNull();
});

it('shows of a long line what stands beside the place', () => {
  const text = `${'before();'.repeat(400)}root.remove();${'after();'.repeat(400)}`;
  const excerpt = at(text, 1, 3606);
  expect(excerpt?.firstLine).toBe(1);
  expect(excerpt?.lines).toHaveLength(1);
  expect(excerpt?.lines[0]).toMatch(/^before\(\);.*root\.remove\(\);after\(\).*/);
  expect(excerpt?.lines[0]?.length).toBeLessThanOrEqual(linesLongest);
});

it('keeps the code and no comment, no words, no secret', () => {
  const text = `// Jane Doe, jane@doe.example
const token = "hunter2", mail = 'jane@doe.example', said = "see you at noon";
/* Jane
   again */ const note = \`dear \${name}
 jane\`;
document.querySelector('#parley-launcher').remove(); // Jane
call({ "password": "tiger", phone: 15551234567 }, /jane/);
put('Tr0ub&4dor-horse', 'style', 'hidden', '.jane3');
`;
  const { lines } = at(text, 5) ?? { lines: [] };
  const shown = lines.join('\n');
  expect(shown).toContain("document.querySelector('#parley-launcher').remove(); …");
  expect(lines[3]).toMatch(/^\s*…const note = `…\$\{name\}$/);
  expect(shown).toContain("put('…', 'style', 'hidden', '…');");
  for (const secret of [/jane/i, /Tr0ub/, /hunter2/, /noon/, /tiger/, /15551234567/])
    expect(shown).not.toMatch(secret);
});

it('shows nothing of what is no JavaScript', () => {
  expect(at('<!doctype html>\n<title>Not “found”</title>', 2)).toBeNull();
});

it('keeps to its bounds, whatever the text and the place', () => {
  const place = fc.record({ line: fc.nat({ max: 30 }), column: fc.option(fc.nat({ max: 900 })) });
  const piece = fc.constantFrom(
    'a();',
    '"x',
    '`',
    '/*',
    '*/',
    '\n',
    '\r\n',
    '//',
    '${',
    '}',
    ' '.repeat(200),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), place, (pieces, where) => {
      const excerpt = excerptAt(pieces.join(''), where, redact);
      expect(excerpt?.lines.length ?? 0).toBeLessThanOrEqual(linesAround);
      for (const line of excerpt?.lines ?? []) expect(line.length).toBeLessThanOrEqual(linesLongest);
    }),
  );
});

it('shows nothing of a token that is longer than a line, over which redaction would take minutes', () => {
  expect(at(`${'a'.repeat(190_000)}\ncall();`, 2)).toEqual({ firstLine: 1, lines: ['…', 'call();'] });
});
