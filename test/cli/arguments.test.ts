import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { UsageError } from '../../src/cli/usage.ts';

const auditOf = (...args: string[]) => {
  const invocation = parseArguments(['audit', 'https://shop.example/', ...args]);
  if (invocation.command !== 'audit') throw new Error(`read as ${invocation.command}`);
  return invocation.options;
};

test('an audit without options takes eight seconds in Chromium and prints text', () => {
  expect(auditOf()).toEqual({
    url: 'https://shop.example/',
    browser: 'chromium',
    seconds: 8,
    proxyUrl: undefined,
    ignoreCertificateErrors: false,
    vendorsFile: undefined,
    declaredFile: undefined,
    protect: [],
    outDir: undefined,
    format: 'text',
    headed: false,
    tryChat: undefined,
    comparison: null,
  });
});

test('all options together, before or after the URL', () => {
  const invocation = parseArguments([
    ...['--headed', 'audit', '--browser', 'firefox', '--seconds=2.5', 'http://shop.example/a?b=c'],
    ...['--proxy', 'http://127.0.0.1:8080', '--ignore-certificate-errors', '--vendors', 'own.json'],
    ...['--declared', 'declared.json'],
    ...['--protect', 'liveperson', '--out', 'reports/a', '--format', 'json'],
    ...['--try-chat', 'intercom', '--compare', 'auto', '--loads', '18', '--settle=1.5'],
  ]);
  expect(invocation).toEqual({
    command: 'audit',
    options: {
      url: 'http://shop.example/a?b=c',
      browser: 'firefox',
      seconds: 2.5,
      proxyUrl: 'http://127.0.0.1:8080',
      ignoreCertificateErrors: true,
      vendorsFile: 'own.json',
      declaredFile: 'declared.json',
      protect: ['liveperson'],
      outDir: 'reports/a',
      format: 'json',
      headed: true,
      tryChat: 'intercom',
      comparison: { compare: 'auto', loads: 18, settleMs: 1500 },
    },
  });
});

test('every --protect counts', () => {
  expect(auditOf('--protect', 'liveperson', '--protect=intercom').protect).toEqual([
    'liveperson',
    'intercom',
  ]);
});

test.each([
  [['--compare', 'auto'], { compare: 'auto', loads: 5, settleMs: 4000 }],
  [
    ['--compare', 'https://A.example/tag.js?v=1#x'],
    { compare: 'https://a.example/tag.js', loads: 5, settleMs: 4000 },
  ],
  [['--compare', 'Cdn.A.example'], { compare: 'cdn.a.example', loads: 5, settleMs: 4000 }],
  [['--loads', '30'], { compare: 'off', loads: 30, settleMs: 4000 }],
  [['--compare', 'off'], null],
])('%j asks for %j', (args, comparison) => {
  expect(auditOf(...args).comparison).toEqual(comparison);
});

test.each([[['--help']], [['-h']], [['audit', '--help']]])('%j asks for help', (args) => {
  expect(parseArguments(args)).toEqual({ command: 'help' });
});

test('a package is verified, for a key where one is expected', () => {
  const expected = { packageFile: 'a.zip', key: null };
  expect(parseArguments(['verify', 'a.zip'])).toEqual({ command: 'verify', options: expected });
  const key = 'A1'.repeat(32);
  expect(parseArguments(['verify', 'a.zip', '--key', key])).toEqual({
    command: 'verify',
    options: { ...expected, key: key.toLowerCase() },
  });
});

test('a package or observations are analyzed, as text unless told', () => {
  const options = { file: 'a.zip', format: 'text' };
  expect(parseArguments(['analyze', 'a.zip'])).toEqual({ command: 'analyze', options });
  expect(parseArguments(['--format=json', 'analyze', 'observations.jsonl'])).toEqual({
    command: 'analyze',
    options: { file: 'observations.jsonl', format: 'json' },
  });
});

test('--version asks for the version', () => {
  expect(parseArguments(['--version'])).toEqual({ command: 'version' });
});

describe('usage errors', () => {
  const faults: [string[], RegExp][] = [
    [[], /a command is missing/],
    [['check'], /unknown command "check"; there are: audit URL, verify PACKAGE, analyze PACKAGE/],
    [['verify'], /the package to verify is missing/],
    [['verify', 'a.zip', 'b.zip'], /one package only: "b\.zip" is too much/],
    [['verify', 'a.zip', '--headed'], /--headed belongs to audit/],
    [['verify', 'a.zip', '--key', 'abc'], /--key "abc" is no fingerprint of 64 hex digits/],
    [['analyze'], /the file to analyze is missing/],
    [['analyze', 'a.zip', 'b.zip'], /one file only: "b\.zip" is too much/],
    [['analyze', 'a.zip', '--format', 'html'], /--format "html" is none of text, json/],
    [['analyze', 'a.zip', '--headed'], /--headed belongs to audit/],
    [['analyze', 'a.zip', '--key', 'a'.repeat(64)], /--key belongs to verify/],
    [['audit', 'https://a.example/', '--key', 'a'.repeat(64)], /--key belongs to verify/],
    [['audit'], /the URL to audit is missing/],
    [['audit', 'https://a.example/', 'https://b.example/'], /"https:\/\/b\.example\/" is too much/],
    [['audit', 'shop.example'], /"shop\.example" is not an http or https URL/],
    [['audit', 'ftp://shop.example/'], /is not an http or https URL/],
    [['audit', 'javascript:alert(1)'], /is not an http or https URL/],
    [['audit', 'https://a.example/', '--fast'], /^Unknown option '--fast'$/],
    [['audit', 'https://a.example/', '--headed=yes'], /'--headed' does not take an argument/],
    [['audit', 'https://a.example/', '--out'], /'--out <value>' argument missing/],
    [['audit', 'https://a.example/', '--compare', 'tag'], /--compare "tag" is none of auto, off, the URL/],
    [['audit', 'https://a.example/', '--loads', '0'], /--loads "0" is not a whole number from 1 to 500/],
    [['audit', 'https://a.example/', '--loads', '2.5'], /--loads "2\.5" is not/],
    [['audit', 'https://a.example/', '--settle', '0'], /--settle "0" is not a number from 0\.2 to 60/],
    [
      ['audit', 'https://a.example/', '--browser', 'safari'],
      /--browser "safari" is none of chromium, firefox/,
    ],
    [['audit', 'https://a.example/', '--format', 'pdf'], /--format "pdf" is none of text, json, html/],
    ...['0', '-1', 'ten', '1e3', '', '3601'].map((seconds): [string[], RegExp] => [
      ['audit', 'https://a.example/', `--seconds=${seconds}`],
      /--seconds ".*" is not a number above 0 and up to 3600/,
    ]),
    ...['127.0.0.1:80', 'socks5://a.example:1', 'http://u:p@a.example', 'http://a.example/x'].map(
      (proxy): [string[], RegExp] => [
        ['audit', 'https://a.example/', '--proxy', proxy],
        /http:\/\/HOST:PORT/,
      ],
    ),
    ...['--device', '--storage-state', '--consent', '--steps'].map((flag): [string[], RegExp] => [
      ['audit', 'https://a.example/', flag, 'x'],
      new RegExp(`^${flag} is reserved, not available in this version$`),
    ]),
    [['audit', 'https://a.example/', '--consent=none'], /^--consent is reserved/],
  ];
  test.each(faults)('%j', (args, message) => {
    const parsing = () => parseArguments(args);
    expect(parsing).toThrow(UsageError);
    expect(parsing).toThrow(message);
    expect(parsing).not.toThrow(/\n/);
  });
});
