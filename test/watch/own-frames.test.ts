import { expect, it } from 'vitest';
import { withoutOwnFrames } from '../../src/watch/own-frames.ts';

const patch = 'send@https://cdn.overtalk.example/overtalk.js:1:2';
const ours = 'apply@widget-witness-probe.js:1:20000';
const caller = 'greet@https://cdn.parley.example/parley.js:3:4';
const withoutOurs = (lines: string[], layers: number) =>
  withoutOwnFrames(lines.join('\n'), layers).split('\n');

it('takes as many of our frames out of a stack as there are layers', () => {
  expect(withoutOurs([patch, ours, ours, caller], 2)).toEqual([patch, caller]);
  expect(withoutOurs([patch, caller], 1)).toEqual([patch, caller]);
});

it('leaves a stack as it is where more frames bear our name', () => {
  expect(withoutOurs([ours, patch, ours, caller], 1)).toEqual([ours, patch, ours, caller]);
});
