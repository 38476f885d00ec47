import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_URL, DEMO_VENDORS_FILE, expectedActs, TWIN_URL } from '../../demo/expected.ts';
import { demoRoutes } from '../../demo/routes.ts';
import { type Report, reportSchema } from '../../src/model/report.ts';
import { type Internet, startInternet } from '../internet/internet.ts';
import { startCli } from './start-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-'));

let internet: Internet;
beforeAll(async () => {
  internet = await startInternet(demoRoutes);
});
beforeEach(() => {
  internet.requests.length = 0;
});
afterAll(async () => {
  await internet.close();
  rmSync(folder, { recursive: true });
});

const start = (args: string[]) => startCli(args, folder);
const cli = (...args: string[]) => start(args).ended;

const throughInternet = () => ['--proxy', internet.proxyUrl, '--ignore-certificate-errors'];
const knowingVendors = () => [...throughInternet(), '--vendors', fileURLToPath(DEMO_VENDORS_FILE)];

const reportOf = (stdout: string): Report => reportSchema.parse(JSON.parse(stdout));
const reached = (report: Report, vendor: string) =>
  report.widgets
    .find((widget) => widget.vendor === vendor)
    ?.ladder.filter(({ state }) => state === 'reached')
    .map(({ step }) => step);

describe.each(['chromium', 'firefox'])('%s', (browser) => {
  test('the demo gives its findings with their places, and 1', async () => {
    const args = ['audit', DEMO_URL, '--browser', browser, '--format', 'json', ...knowingVendors()];
    const { code, stdout, stderr } = await cli(...args);
    expect(stderr).toBe('');
    const report = reportOf(stdout);
    const failed = report.findings.filter(({ verdict }) => verdict === 'fail');
    const places = failed.map(({ detector, actor: { scriptUrl, line } }) => ({ detector, scriptUrl, line }));
    const expected = expectedActs().map(({ detector, scriptUrl, line }) => ({ detector, scriptUrl, line }));
    expect(places).toEqual(expect.arrayContaining(expected));
    expect(new Set(failed.map(({ affected }) => affected.vendor))).toEqual(new Set(['parley']));
    expect(new Set(failed.map(({ actor }) => actor.vendor))).toEqual(new Set(['overtalk']));
    expect(code).toBe(1);
  });

  test('the twin gives a notice of what its script does elsewhere, two chats that can be clicked, and 0', async () => {
    const args = ['audit', TWIN_URL, '--browser', browser, '--format', 'json', ...knowingVendors()];
    const { code, stdout, stderr } = await cli(...args);
    expect(stderr).toBe('');
    const report = reportOf(stdout);
    expect(report.findings).toMatchObject([
      { detector: 'dormant-reference', verdict: 'notice', actor: { vendor: 'overtalk' } },
    ]);
    for (const vendor of ['parley', 'overtalk']) expect(reached(report, vendor)).toContain('clickable');
    expect(report.widgets.map(({ verdict }) => verdict)).toEqual(['healthy', 'healthy']);
    const overtalk = report.scripts.filter(({ vendor }) => vendor === 'overtalk');
    expect(overtalk.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThan(0);
    expect(internet.requests.some(({ host }) => host === 'collect.overtalk.example')).toBe(true);
    expect(code).toBe(0);
  });

  test('an address where nobody listens gives 3 and the browser’s own word', async () => {
    const port = await unusedPort();
    const { code, stdout, stderr } = await cli('audit', `http://127.0.0.1:${port}/`, '--browser', browser);
    expect(stderr).toMatch(
      /^widget-witness: http:\/\/127\.0\.0\.1:\d+\/ could not be reached: (net::ERR_|NS_ERROR_)\w*REFUSED\n$/,
    );
    expect(stdout).toBe('');
    expect(code).toBe(3);
  });

  test('an HTTP error status with a page is reachable', async () => {
    const args = ['audit', 'https://absent.example/', '--browser', browser, '--seconds', '1'];
    const { code, stdout, stderr } = await cli(...args, '--format', 'json', ...throughInternet());
    expect(stderr).toBe('');
    expect(reportOf(stdout)).toMatchObject({ widgets: [], findings: [] });
    expect(code).toBe(0);
  });

  // A browser that starts on a busy machine may take half a minute.
  test('Ctrl-C closes the browser and gives 130', { timeout: 120_000 }, async () => {
    const { program, ended } = start([
      ...['audit', TWIN_URL, '--browser', browser, '--seconds', '600'],
      ...throughInternet(),
    ]);
    try {
      await expect.poll(() => internet.requests.length, { timeout: 90_000 }).toBeGreaterThan(0);
    } finally {
      program.kill('SIGINT');
    }
    expect(await ended).toEqual({ code: 130, stdout: '', stderr: '' });
  });
});

test('a proxy that is not there gives 3', async () => {
  const proxy = `http://127.0.0.1:${await unusedPort()}`;
  const { code, stderr } = await cli('audit', 'https://shop.example/', '--proxy', proxy);
  expect(stderr).toMatch(
    /^widget-witness: https:\/\/shop\.example\/ could not be reached: net::ERR_PROXY\w+\n$/,
  );
  expect(code).toBe(3);
});

test('--out writes report and package and names them; verify tells an untouched package from a changed one', async () => {
  const out = join(folder, 'a', 'b');
  const declared = { client: 'Shop Ltd', hourlyRate: { amount: 90, currency: 'EUR' } };
  writeFileSync(join(folder, 'declared.json'), JSON.stringify(declared));
  const more = ['--declared', join(folder, 'declared.json'), ...knowingVendors()];
  const { code, stdout, stderr } = await cli('audit', DEMO_URL, '--out', out, ...more);
  const [json, html, packed] = ['report.json', 'report.html', 'incident.zip'].map((name) => join(out, name));
  const [, key = ''] = /signed by the key ([0-9a-f]{64})\n$/.exec(stderr) ?? [];
  expect(stderr).toBe(`wrote ${json}\nwrote ${html}\nwrote ${packed}, signed by the key ${key}\n`);
  const report = reportOf(readFileSync(join(out, 'report.json'), 'utf8'));
  for (const { summary } of report.findings) expect(stdout.replace(/\s+/g, ' ')).toContain(summary);
  expect(report.declared).toEqual(declared);
  const shown = report.pictures?.taken.map(({ moment }) => moment);
  expect(shown).toContain('after');
  const page = readFileSync(join(out, 'report.html'), 'utf8');
  expect(page).toMatch(/^<!doctype html>/);
  expect(page.match(/<img src="data:image\/png;base64,/g)).toHaveLength(shown?.length ?? 0);
  expect(stdout).toContain('removed-widget');
  expect(code).toBe(1);

  const whole = await cli('verify', 'a/b/incident.zip', '--key', key);
  expect(whole.stdout.match(/^[✓✗?]/gm)).toEqual(Array(10).fill('✓'));
  expect(whole).toMatchObject({ code: 0, stderr: '' });
  const analyzed = await cli('analyze', 'a/b/incident.zip');
  expect(analyzed.stdout).toContain('\n  No difference.\n');
  expect(analyzed).toMatchObject({ code: 1, stderr: '' });
  const bytes = readFileSync(packed ?? '');
  bytes[bytes.indexOf('"pageUrl"') + 1] = 'P'.charCodeAt(0);
  writeFileSync(join(folder, 'changed.zip'), bytes);
  const changed = await cli('verify', 'changed.zip');
  expect(changed.stdout).toMatch(/✗ files {7}\S+ is not what was packed/);
  expect(changed).toMatchObject({ code: 5, stderr: '' });
});

test('verify of a file that is not there gives 2 and one line', async () => {
  const { code, stdout, stderr } = await cli('verify', 'nowhere.zip');
  expect(stderr).toBe('widget-witness: nowhere.zip cannot be read. See widget-witness --help.\n');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('a vendor file with a fault gives 2, one line that says where, and no folder', async () => {
  const file = join(folder, 'faulty.json');
  writeFileSync(file, '[{"id":"a","name":"A","category":"chat","hosts":[7]}]');
  const out = join(folder, 'none');
  const { code, stdout, stderr } = await cli('audit', DEMO_URL, '--vendors', file, '--out', out);
  expect(stderr).toMatch(/^widget-witness: --vendors \S+faulty\.json: \[0\]\.hosts\[0\]: .+\n$/);
  expect(stdout).toBe('');
  expect(existsSync(out)).toBe(false);
  expect(code).toBe(2);
});

test.each([
  ['an unknown flag', ['audit', DEMO_URL, '--fast']],
  ['no URL', ['audit']],
  ['an unknown vendor', ['audit', DEMO_URL, '--protect', 'nobody']],
])('%s gives 2 and one line', async (_what, args) => {
  const { code, stdout, stderr } = await cli(...args);
  expect(stderr).toMatch(/^widget-witness: .+\. See widget-witness --help\.\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('--version and --help answer on stdout and give 0', async () => {
  expect(await cli('--version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  const help = await cli('--help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('audit URL');
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
