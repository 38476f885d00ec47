import picocolors from 'picocolors';
import { type Check, notShown, type Verification } from '../model/verification.ts';

const marks: Record<Check['state'], string> = { holds: '✓', fails: '✗', 'not-established': '?' };

/** What was looked at, a line each, then the whole in a sentence, and what a signature does not show. */
export function verificationText({ checks, holds, manifest }: Verification, colour: boolean): string {
  const { bold, green, red, dim } = picocolors.createColors(colour);
  const paint: Record<Check['state'], (text: string) => string> = {
    holds: green,
    fails: red,
    'not-established': dim,
  };
  const lines = checks.map(
    ({ id, state, sentence }) => `${paint[state](marks[state])} ${id.padEnd(11)} ${sentence}`,
  );
  const made = manifest
    ? [
        `Audit ${manifest.audit}, packed ${manifest.created} by ${manifest.tool.name} ${manifest.tool.version}`,
        '',
      ]
    : [];
  const whole = holds
    ? 'Everything that was looked at holds.'
    : 'Not everything holds: see the lines with ✗.';
  return `${[...made, ...lines, '', bold(whole), notShown].join('\n')}\n`;
}
