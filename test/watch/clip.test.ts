import { expect, it } from 'vitest';
import { clipsAll } from '../../src/watch/clip.ts';

const button = { width: 140, height: 48 };

it.each([
  'inset(100%)',
  'inset(50%)',
  'inset(0px 140px 0px 0px)',
  'inset(24px 0px round 4px)',
  'circle(0px at 50% 50%)',
  'circle(0% at 50% 50%)',
  'ellipse(0px 20px at 50% 50%)',
  'polygon(0px 0px, 0px 0px, 0px 0px)',
  'polygon(evenodd, 0px 0px, 100% 0px, 50% 0px)',
  'polygon(-20px 0px, -10px 0px, -10px 100%)',
  'polygon(0px 100%, 100% 100%, 100% 200%)',
])('takes %s for a shape that leaves nothing', (shape) => {
  expect(clipsAll(shape, button)).toBe(true);
});

it.each([
  'none',
  'inset(10%)',
  'inset(0px 20px)',
  'circle(50% at 50% 50%)',
  'polygon(0px 0px, 100% 0px, 50% 100%)',
  'polygon(calc(50% - 1px) 0px, 100% 0px, 50% 100%)',
  'path("M 0 0 L 10 10")',
  'url("#shape")',
])('takes %s for one that leaves something, or that it cannot read', (shape) => {
  expect(clipsAll(shape, button)).toBe(false);
});
