// Node built-ins only: this runs on a fresh clone, before there is a node_modules.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXECUTABLES = readJson(join(ROOT, 'src/cli/browsers/executables.json'));

/**
 * Installs the npm packages of the lock file and the browsers where they are missing, and says what it does.
 * Browsers are installed only as root where there is apt-get; otherwise it prints what to install and ends the
 * process with code 1. When everything is there it changes nothing.
 * @param {{browsers: ('chromium' | 'firefox')[]}} options
 */
export async function setUp({ browsers }) {
  installPackages();
  const missing = browsers.filter((browser) => !findExecutable(browser));
  if (missing.length === 0) return;
  installBrowsers(missing);
  const stillMissing = missing.filter((browser) => !findExecutable(browser));
  if (stillMissing.length === 0) return;
  for (const browser of stillMissing) {
    const { install, variable } = EXECUTABLES[browser];
    say(`${browser} is missing. ${install}, or set ${variable} to the path of its executable.`);
  }
  process.exit(1);
}

/**
 * Whether node_modules holds the versions of the lock file. Compares contents, since npm writes the two lock files
 * at nearly the same moment; a package for another platform may be absent.
 * @param {string} root folder of package-lock.json
 */
export function packagesAreCurrent(root) {
  let installed;
  try {
    installed = readJson(join(root, 'node_modules/.package-lock.json')).packages;
  } catch {
    return false;
  }
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages);
  return wanted.every(([path, { version, optional }]) => {
    if (path === '') return true;
    return installed[path] ? installed[path].version === version : optional === true;
  });
}

function installPackages() {
  if (packagesAreCurrent(ROOT)) return;
  say('Installing the npm packages of package-lock.json …');
  // Not npm ci: it refuses a lock file whose writer's registry lacked the packages of other platforms. This keeps to
  // the same versions and checksums, and leaves the lock file as it is.
  const { status } = run('npm', ['install', '--no-save', '--no-audit', '--no-fund']);
  if (status === 0) return;
  say('npm could not install the packages; its own message is above.');
  process.exit(1);
}

function installBrowsers(missing) {
  // A variable that names a wrong file is for the person to put right; a package would not change it.
  const packages = missing
    .filter((browser) => !process.env[EXECUTABLES[browser].variable])
    .map((browser) => EXECUTABLES[browser].aptPackage);
  const isRoot = process.getuid?.() === 0;
  if (packages.length === 0 || !isRoot || !onPath('apt-get')) return;
  say(`Installing ${packages.join(' and ')} (apt-get) …`);
  run('apt-get', ['update', '-q']);
  for (const name of packages) run('apt-get', ['install', '-y', '-q', name]);
}

/** The same search as src/cli/browsers/find-browser.ts, which cannot run before the packages are there. */
function findExecutable(browser) {
  const { variable, commands, places } = EXECUTABLES[browser];
  const named = process.env[variable];
  if (named) return isExecutable(named) ? named : undefined;
  return commands.map(onPath).find(Boolean) ?? places.find(isExecutable);
}

function onPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function run(command, args) {
  // Output goes to stderr: what is started after the set-up may print its result on stdout.
  return spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
