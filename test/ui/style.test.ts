import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../extension/ui.css', import.meta.url), 'utf8');

/** The custom properties of the first `:root` block after the given text. */
const colours = (after: string): Record<string, string> => {
  const block = /:root \{([^}]*)\}/.exec(css.slice(css.indexOf(after)))?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
};

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast ratio as WCAG 2.2 defines it, 1 to 21. */
const contrast = (one = '', other = ''): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const textPairs: [string, string][] = [
  ...['paper', 'card', 'sunken'].flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['quiet', ground],
  ]),
  ['accent', 'paper'],
  ['accent', 'card'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['bad', 'bad-ground'],
  ['bad', 'card'],
  ['good', 'good-ground'],
  ['open', 'open-ground'],
  ['ink', 'open-ground'],
];

const shapePairs: [string, string][] = [
  ['good', 'card'],
  ['line-strong', 'card'],
  ['accent', 'card'],
];

describe.each([
  ['light', ':root'],
  ['dark', 'prefers-color-scheme: dark'],
  ['print', '@media print'],
])('%s colours', (scheme, after) => {
  const palette = { ...colours(':root'), ...colours(after) };

  it.each(textPairs)('%s on %s can be read (AA, 4.5)', (ink, ground) => {
    expect(contrast(palette[ink], palette[ground]), `${scheme} ${ink} on ${ground}`).toBeGreaterThanOrEqual(
      4.5,
    );
  });

  it.each(shapePairs)('%s on %s can be told apart (AA, 3)', (ink, ground) => {
    expect(contrast(palette[ink], palette[ground]), `${scheme} ${ink} on ${ground}`).toBeGreaterThanOrEqual(
      3,
    );
  });
});

it('loads nothing from anywhere', () => {
  expect(css).not.toMatch(/url\(|@import|@font-face/);
});
