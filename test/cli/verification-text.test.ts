import { expect, it } from 'vitest';
import { verificationText } from '../../src/cli/verification-text.ts';
import type { Check } from '../../src/model/verification.ts';

const checks: Check[] = [
  { id: 'container', state: 'holds', sentence: 'As it was packed.' },
  { id: 'signer', state: 'not-established', sentence: 'Nobody was named.' },
  { id: 'files', state: 'fails', sentence: 'report.json was changed.' },
];

it('says each thing in a line, then the whole, then what a signature does not show', () => {
  const lines = verificationText({ checks, holds: false, fingerprint: null, manifest: null }, false).split(
    '\n',
  );
  expect(lines.slice(0, 5)).toEqual([
    '✓ container   As it was packed.',
    '? signer      Nobody was named.',
    '✗ files       report.json was changed.',
    '',
    'Not everything holds: see the lines with ✗.',
  ]);
  expect(lines[5]).toMatch(/^A signature shows who packed this/);
});
