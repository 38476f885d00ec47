import { accessSync, constants, openAsBlob, statSync } from 'node:fs';
import type { Report } from '../model/report.ts';
import type { Progress } from '../model/verification.ts';
import { analyze } from '../package/analyze.ts';
import { heldAtMost } from '../package/read-chain.ts';
import { verify } from '../package/verify.ts';
import { harmless } from '../report/harmless.ts';
import { counted, stageWords } from '../ui/words.ts';
import { builtInVendors, catalogueVersion } from '../vendors/catalogue.gen.ts';
import { type AnalyzeOptions, type AuditOptions, parseArguments, type VerifyOptions } from './arguments.ts';
import { audit } from './audit.ts';
import { PageUnreachableError } from './browsers/browser.ts';
import { readDeclaredFile } from './declared.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { makeOutDir, render, renderAnalysis, writeFiles } from './output.ts';
import { createProgress } from './progress.ts';
import { helpText, UsageError } from './usage.ts';
import { checkVendorsKnown, readVendorFile } from './vendors.ts';
import { verificationText } from './verification-text.ts';

const FAULTS_TOLD = 5;
const nothingDerived = 'Nothing was derived. Of a package, verify tells more.';

interface Surroundings {
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  version: string;
  /** Hash of all that this release is made of. */
  build: string;
  /** Folder of the build: where the extension's variants are. */
  distDir: string;
  /** Aborted when the person ends the program. */
  signal: AbortSignal;
}

/** Carries out the command line. Never throws: what goes wrong is one line on stderr and an exit code. */
export async function main(args: string[], around: Surroundings): Promise<ExitCode> {
  let command: Command = 'help';
  try {
    const invocation = parseArguments(args);
    command = invocation.command;
    if (invocation.command === 'help') return print(helpText, around);
    if (invocation.command === 'version') return print(`${around.version}\n`, around);
    if (invocation.command === 'verify') return await runVerify(invocation.options, around);
    if (invocation.command === 'analyze') return await runAnalyze(invocation.options, around);
    return await runAudit(invocation.options, around);
  } catch (error) {
    if (around.signal.aborted) return exitCodes.interrupted;
    const { code, sentence } = explain(error, command);
    around.stderr.write(`widget-witness: ${sentence}\n`);
    return code;
  }
}

function print(text: string, { stdout }: Surroundings): ExitCode {
  stdout.write(text);
  return exitCodes.nothingToReport;
}

async function runAudit(options: AuditOptions, around: Surroundings): Promise<ExitCode> {
  const { stdout, stderr, distDir, signal } = around;
  const vendors = options.vendorsFile === undefined ? [] : readVendorFile(options.vendorsFile);
  checkVendorsKnown('--protect', options.protect, vendors);
  checkVendorsKnown('--try-chat', options.tryChat === undefined ? [] : [options.tryChat], vendors);
  const declared = options.declaredFile === undefined ? null : readDeclaredFile(options.declaredFile);
  if (options.outDir !== undefined) makeOutDir(options.outDir);

  const progress = createProgress(stderr);
  const task = { ...options, vendors, declared, distDir };
  const { report, pictures, packed } = await audit(task, progress, signal).finally(progress.clear);
  stdout.write(render(report, options.format, stdout, pictures));
  const written = options.outDir === undefined ? [] : writeFiles(report, options.outDir, pictures);
  for (const path of written) stderr.write(`wrote ${path}\n`);
  if (packed) stderr.write(`wrote ${packed.path}, signed by the key ${packed.fingerprint}\n`);
  return codeOf(report);
}

function codeOf({ findings }: Report): ExitCode {
  const failed = findings.some(({ verdict }) => verdict === 'fail');
  return failed ? exitCodes.findings : exitCodes.nothingToReport;
}

async function runVerify(
  { packageFile, key }: VerifyOptions,
  { stdout, stderr, build }: Surroundings,
): Promise<ExitCode> {
  const progress = createProgress(stderr);
  const verification = await verify(await openFile(packageFile), { key, build }, showing(progress)).finally(
    progress.clear,
  );
  const colour = stdout.isTTY === true && stdout.hasColors();
  stdout.write(verificationText(verification, colour));
  return verification.holds ? exitCodes.nothingToReport : exitCodes.notVerified;
}

async function runAnalyze(
  { file, format }: AnalyzeOptions,
  { stdout, stderr, version, build }: Surroundings,
): Promise<ExitCode> {
  const tool = { version, build, catalogue: catalogueVersion };
  const progress = createProgress(stderr);
  const release = { tool, vendors: builtInVendors };
  const analyzed = await analyze(await openFile(file), release, showing(progress)).finally(progress.clear);
  if (analyzed.kind === 'unsound') {
    const told = analyzed.faults.slice(0, FAULTS_TOLD);
    const more = analyzed.faults.length - told.length;
    const faults = [...told, ...(more > 0 ? [`${more} more of this kind.`] : []), nothingDerived];
    for (const fault of faults) stderr.write(`widget-witness: ${harmless(fault)}\n`);
    return exitCodes.notVerified;
  }
  if (analyzed.kind === 'too-many') {
    const held = counted(analyzed.observations, 'observation');
    throw new UsageError(`${held}: more than this version holds (${heldAtMost.observations}, or 1.2 GB)`);
  }
  for (const line of analyzed.assumed) stderr.write(`${harmless(line)}\n`);
  stdout.write(renderAnalysis(analyzed.analysis, format, stdout));
  return codeOf(analyzed.analysis.report);
}

const showing =
  ({ show }: ReturnType<typeof createProgress>) =>
  ({ stage, part }: Progress) =>
    show(`${stageWords[stage]}${part === null ? '' : `: ${Math.round(100 * part)} %`}`);

async function openFile(path: string): Promise<Blob> {
  try {
    accessSync(path, constants.R_OK);
    if (!statSync(path).isFile()) throw new Error('no file');
    return await openAsBlob(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read`, { cause: error });
  }
}

type Command = ReturnType<typeof parseArguments>['command'];

/** What an internal fault did to each command. */
const brokenOff: Record<Command, string> = {
  audit: 'the audit broke off',
  verify: 'the package could not be looked at to its end',
  analyze: 'the report could not be derived',
  help: 'nothing was done',
  version: 'nothing was done',
};

function explain(error: unknown, command: Command): { code: ExitCode; sentence: string } {
  if (error instanceof UsageError)
    return {
      code: exitCodes.usage,
      sentence: `${error.message.replace(/\.$/, '')}. See widget-witness --help.`,
    };
  const message = error instanceof Error ? error.message : String(error);
  const sentence = message.replace(/\s+/g, ' ').trim();
  if (error instanceof PageUnreachableError) return { code: exitCodes.unreachable, sentence };
  return { code: exitCodes.internal, sentence: `${brokenOff[command]}: ${sentence}` };
}
