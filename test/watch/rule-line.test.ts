import { describe, expect, it } from 'vitest';
import { lineOfRule } from '../../src/watch/rule-line.ts';

describe('lineOfRule', () => {
  const css = `
    h1 { color: red }
    /* body > div:last-child { display: none }
    */
    @media (max-width: 600px) {
      body>div:last-child,
      [name='chat'] { display: none }
    }
    .twice { opacity: 0 } .twice { opacity: 1 }`;

  it('finds the rule by its selector as a browser prints it', () => {
    expect(lineOfRule(css, 'h1')).toBe(2);
    expect(lineOfRule(css, 'body > div:last-child, [name="chat"]')).toBe(6);
  });
  it('tells no line where none or more than one can be meant', () => {
    expect(lineOfRule(css, 'body > div:last-child')).toBeNull();
    expect(lineOfRule(css, '.twice')).toBeNull();
    expect(lineOfRule(css, '.absent')).toBeNull();
  });
  it('is quick on hostile text', () => {
    const startMs = performance.now();
    lineOfRule(`${'a '.repeat(90_000)}/*`.repeat(2), 'b');
    lineOfRule('/*'.repeat(100_000), 'b');
    lineOfRule(' '.repeat(200_000), 'b');
    expect(performance.now() - startMs).toBeLessThan(1_000);
  });
});
