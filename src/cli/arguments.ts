import { parseArgs } from 'node:util';
import { withoutQuery } from '../compare/blocked.ts';
import type { BrowserName } from './browsers/browser.ts';
import { UsageError } from './usage.ts';

const browsers = ['chromium', 'firefox'] as const;
const formats = ['text', 'json', 'html'] as const;
export type Format = (typeof formats)[number];

export interface ComparisonOptions {
  /** `off`: times are measured only. */
  compare: 'auto' | 'off' | (string & {});
  /** Loads per arm. */
  loads: number;
  settleMs: number;
}

export interface AuditOptions {
  url: string;
  browser: BrowserName;
  seconds: number;
  proxyUrl: string | undefined;
  ignoreCertificateErrors: boolean;
  /** Path of a vendor file, as given. */
  vendorsFile: string | undefined;
  /** Path of a file of declared facts, as given. */
  declaredFile: string | undefined;
  /** Vendor ids, not yet looked up. */
  protect: string[];
  outDir: string | undefined;
  format: Format;
  headed: boolean;
  /** Id of the vendor whose chat is clicked, not yet looked up. */
  tryChat: string | undefined;
  /** Null: the page is loaded once. */
  comparison: ComparisonOptions | null;
}

export interface VerifyOptions {
  /** Path of the package, as given. */
  packageFile: string;
  /** Fingerprint of the expected signer's key, 64 hex digits; null: any. */
  key: string | null;
}

export interface AnalyzeOptions {
  /** Path of a package or of observations, as given. */
  file: string;
  format: Exclude<Format, 'html'>;
}

export type Invocation =
  | { command: 'help' }
  | { command: 'version' }
  | { command: 'audit'; options: AuditOptions }
  | { command: 'verify'; options: VerifyOptions }
  | { command: 'analyze'; options: AnalyzeOptions };

const LONGEST_SECONDS = 3600;
const MOST_LOADS = 500;
/** The fewest that can confirm anything. */
const DEFAULT_LOADS = 5;
const SETTLE_SECONDS = { least: 0.2, most: 60 };
const commands = 'audit URL, verify PACKAGE, analyze PACKAGE';
const reserved = ['--device', '--storage-state', '--consent', '--steps'];

const options = {
  browser: { type: 'string', default: 'chromium' },
  seconds: { type: 'string', default: '8' },
  proxy: { type: 'string' },
  'ignore-certificate-errors': { type: 'boolean', default: false },
  vendors: { type: 'string' },
  declared: { type: 'string' },
  protect: { type: 'string', multiple: true, default: [] as string[] },
  out: { type: 'string' },
  format: { type: 'string', default: 'text' },
  compare: { type: 'string', default: 'off' },
  loads: { type: 'string' },
  settle: { type: 'string', default: '4' },
  headed: { type: 'boolean', default: false },
  'try-chat': { type: 'string' },
  key: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** What the arguments after the program's name ask for. Throws UsageError. */
export function parseArguments(args: string[]): Invocation {
  const taken = reserved.find((flag) => args.some((arg) => arg === flag || arg.startsWith(`${flag}=`)));
  if (taken) throw new UsageError(`${taken} is reserved, not available in this version`);

  const { values, positionals, tokens } = parseStrictly(args);
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };

  const [command, what, extra] = positionals;
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  if (command === undefined) throw new UsageError(`a command is missing: ${commands}`);
  if (command === 'verify') return { command, options: verifyOptions(what, extra, given, values.key) };
  if (command === 'analyze') return { command, options: analyzeOptions(what, extra, given, values.format) };
  if (command !== 'audit') throw new UsageError(`unknown command "${command}"; there are: ${commands}`);
  if (given.includes('key')) throw new UsageError('--key belongs to verify');
  if (what === undefined) throw new UsageError('the URL to audit is missing: audit URL');
  if (extra !== undefined) throw new UsageError(`one URL only: "${extra}" is too much`);
  return {
    command: 'audit',
    options: {
      url: pageUrl(what),
      browser: oneOf('--browser', browsers, values.browser),
      seconds: secondsOf(values.seconds),
      proxyUrl: values.proxy === undefined ? undefined : proxyUrl(values.proxy),
      ignoreCertificateErrors: values['ignore-certificate-errors'],
      vendorsFile: values.vendors,
      declaredFile: values.declared,
      protect: values.protect,
      outDir: values.out,
      format: oneOf('--format', formats, values.format),
      headed: values.headed,
      tryChat: values['try-chat'],
      comparison: comparisonOf(values.compare, values.loads, values.settle),
    },
  };
}

function verifyOptions(
  packageFile: string | undefined,
  extra: string | undefined,
  given: readonly string[],
  key: string | undefined,
): VerifyOptions {
  const foreign = given.find((name) => name !== 'key');
  if (foreign) throw new UsageError(`--${foreign} belongs to audit`);
  if (packageFile === undefined) throw new UsageError('the package to verify is missing: verify PACKAGE');
  if (extra !== undefined) throw new UsageError(`one package only: "${extra}" is too much`);
  if (key !== undefined && !/^[0-9a-f]{64}$/i.test(key))
    throw new UsageError(`--key "${key}" is no fingerprint of 64 hex digits`);
  return { packageFile, key: key?.toLowerCase() ?? null };
}

function analyzeOptions(
  file: string | undefined,
  extra: string | undefined,
  given: readonly string[],
  format: string,
): AnalyzeOptions {
  const foreign = given.find((name) => name !== 'format');
  if (foreign) throw new UsageError(`--${foreign} belongs to ${foreign === 'key' ? 'verify' : 'audit'}`);
  if (file === undefined) throw new UsageError('the file to analyze is missing: analyze PACKAGE');
  if (extra !== undefined) throw new UsageError(`one file only: "${extra}" is too much`);
  return { file, format: oneOf('--format', ['text', 'json'], format) };
}

function parseStrictly(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true, tokens: true });
  } catch (error) {
    // Node's messages go on with advice about its own syntax; the first sentence says what is wrong.
    const [sentence = ''] = (error as Error).message.split(/\. |\.?\n/);
    throw new UsageError(sentence, { cause: error });
  }
}

function pageUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url && ['http:', 'https:'].includes(url.protocol)) return url.href;
  throw new UsageError(`"${given}" is not an http or https URL`);
}

function proxyUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  const isPlain = url?.protocol === 'http:' && url.username === '' && url.pathname + url.search === '/';
  if (url && isPlain) return url.origin;
  throw new UsageError(`--proxy "${given}" is not of the form http://HOST:PORT`);
}

function secondsOf(given: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(given) ? Number(given) : 0;
  if (seconds > 0 && seconds <= LONGEST_SECONDS) return seconds;
  throw new UsageError(`--seconds "${given}" is not a number above 0 and up to ${LONGEST_SECONDS}`);
}

function comparisonOf(compare: string, loads: string | undefined, settle: string): ComparisonOptions | null {
  const what = compare === 'auto' || compare === 'off' ? compare : scriptOrHost(compare);
  const options = { compare: what, loads: loadsOf(loads), settleMs: Math.round(settleOf(settle) * 1000) };
  return compare === 'off' && loads === undefined ? null : options;
}

function scriptOrHost(given: string): string {
  if (/^https?:\/\//i.test(given) && URL.canParse(given)) return withoutQuery(new URL(given).href);
  const isHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(given);
  if (isHost) return given.toLowerCase();
  throw new UsageError(`--compare "${given}" is none of auto, off, the URL of a script, a host`);
}

function loadsOf(given: string | undefined): number {
  if (given === undefined) return DEFAULT_LOADS;
  const loads = /^\d+$/.test(given) ? Number(given) : 0;
  if (loads >= 1 && loads <= MOST_LOADS) return loads;
  throw new UsageError(`--loads "${given}" is not a whole number from 1 to ${MOST_LOADS}`);
}

function settleOf(given: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(given) ? Number(given) : 0;
  if (seconds >= SETTLE_SECONDS.least && seconds <= SETTLE_SECONDS.most) return seconds;
  throw new UsageError(
    `--settle "${given}" is not a number from ${SETTLE_SECONDS.least} to ${SETTLE_SECONDS.most}`,
  );
}

function oneOf<Choice extends string>(flag: string, choices: readonly Choice[], given: string): Choice {
  const choice = choices.find((known) => known === given);
  if (choice) return choice;
  throw new UsageError(`${flag} "${given}" is none of ${choices.join(', ')}`);
}
