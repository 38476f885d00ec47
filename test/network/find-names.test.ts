import { expect, it } from 'vitest';
import { findNames } from '../../src/network/find-names.ts';
import { distinctiveNames } from '../../src/vendors/distinctive-names.ts';
import { company } from '../builders/log.ts';

const facts = (...values: string[]) => values.map((value) => ({ value, sources: ['test'] }));
const parley = company('parley', 'chat', {
  globals: facts('Parley', 'pcWidget', 'chat', '$parley.visit'),
  selectors: facts('#parley-launcher', '.parley-open', '#parley', 'parley-chat', '#chat-widget-container'),
});

/** `NAME at LINE:COLUMN` of each. */
const foundIn = (text: string) =>
  findNames(text, distinctiveNames(parley)).map(({ item, line, column }) => `${item} at ${line}:${column}`);

it.each([
  ['window.Parley.close()', 'Parley at 1:8'],
  ["a();\n  window['Parley'] = 1", 'Parley at 2:10'],
  ['self?.Parley', 'Parley at 1:7'],
  ["Parley('shutdown')", 'Parley at 1:1'],
  ['typeof Parley', 'Parley at 1:8'],
  ['w["pcWidget"]', 'pcWidget at 1:3'],
  ['window.$parley.visit', '$parley.visit at 1:8'],
  ["document.getElementById('parley-launcher')", '#parley-launcher at 1:25'],
  ["find('iframe, #parley-launcher > a')", '#parley-launcher at 1:6'],
  ['find(`.parley-open.$' + '{state}`)', '.parley-open at 1:7'],
  ["classList.contains('parley-open')", '.parley-open at 1:20'],
  ['find("#parley")', '#parley at 1:6'],
  ["find('body > parley-chat')", 'parley-chat at 1:6'],
  ['a = b / c; /*\n*/ d = /parley/.test(e) ? window.Parley : 0', 'Parley at 2:34'],
])('finds a vendor’s own name: %s', (text, place) => {
  expect(foundIn(text)).toEqual([place]);
});

it.each([
  'label("Parley"), label("parley")',
  'class Parley {} ; Parley.open()',
  'settings = { Parley: 1 }',
  'integrations.Parley.open()',
  '// window.Parley.close(); #parley-launcher',
  'window.chat.open(); find("#chat-widget-container")',
  'find("#parley-launcher-2"), find(".parley-opening"), find("my-parley-chat")',
  'window.$parley.other',
  '',
])('does not take for it what may be something else: %s', (text) => {
  expect(foundIn(text)).toEqual([]);
});

it('tells what stands before a part that cannot be read', () => {
  expect(foundIn('window.Parley.close(); "unended\nwindow.pcWidget')).toEqual(['Parley at 1:8']);
});

it('tells each name once, at its first place, in order', () => {
  expect(
    foundIn('x("#parley-launcher"); window.Parley.a(); window.Parley.b(); y("#parley-launcher")'),
  ).toEqual(['#parley-launcher at 1:3', 'Parley at 1:31']);
});
