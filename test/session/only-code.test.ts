import { expect, it } from 'vitest';
import { isOnlyCode } from '../../src/session/only-code.ts';
import { audit } from './harness.ts';

const { redactionKey } = audit();

it.each([
  `document.getElementById('parley-launcher').remove();`,
  `"use strict"; let tries = 3; // once more\nfor (const one of [1, 2]) go(one, \`\`);`,
  `var script = document.createElement('script'); script.src = 'https://cdn.parley.example/loader.js';`,
])('takes for code alone: %s', (text) => expect(isOnlyCode(text, redactionKey)).toBe(true));

it.each([
  `var token = "1234"`,
  `boot({ "email": "jane@doe.example" })`,
  `boot({ userId: 4711 })`,
  `boot({ first_name: "Jane" })`,
  `greet("Welcome back, Jane")`,
  'greet(`Welcome back, Jane`)',
  `track(88412377209134)`,
  `/* made for jane@doe.example */ go()`,
  `load("https://api.parley.example/v1?visitor=jane")`,
  `if (/jane@doe\\.example/.test(mail)) go()`,
  `this is no code "`,
  // Redaction alone would take minutes over it.
  `var x = "${'a'.repeat(190_000)}"`,
])('takes for more than code: %.80s', (text) => expect(isOnlyCode(text, redactionKey)).toBe(false));
