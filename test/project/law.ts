import { browserNamesIn } from './browser-names.ts';
import { type Import, importsOf } from './imports.ts';
import type { SourceFile } from './source-files.ts';

/** What the files of one folder of src/ may import, and what to do instead. */
type Place = {
  folder: string;
  /** Folders or files below src/. */
  may: string[];
  /** Packages, or `any`. */
  packages: string[] | 'any';
  /** Reads nothing of a page or a browser. */
  pure: boolean;
  teach: string;
};

const derives = ['model', 'vendors', 'attribution'];
const shared = ['ui/components', 'ui/words.ts'];

/** The import law (ARCHITECTURE.md). The first place whose folder holds a file is that file's place. */
export const places: Place[] = [
  {
    folder: 'model',
    may: ['model'],
    packages: ['zod'],
    pure: true,
    teach: 'The model is what everything else agrees on: schemas and types only. Move code to who uses it.',
  },
  {
    folder: 'vendors',
    may: ['model', 'vendors'],
    packages: ['zod'],
    pure: true,
    teach:
      'The catalogue is data, used in every context. Pass in what a page or browser knows as an argument.',
  },
  {
    folder: 'values',
    may: ['model', 'values'],
    packages: ['@noble/hashes'],
    pure: true,
    teach: 'What a value is, told from the value alone, in the page or anywhere. Pass in what a page knows.',
  },
  {
    folder: 'probe',
    may: ['probe'],
    packages: [],
    pure: false,
    teach:
      'The probe runs in every audited page: it knows no vendor, carries no library and records raw facts. ' +
      'Send the fact and decide in src/attribution or src/detect.',
  },
  {
    folder: 'bridge',
    may: ['model', 'vendors', 'watch', 'bridge'],
    packages: [],
    pure: false,
    teach:
      'The content script carries facts. Take what the browser gives (send, port) as an argument in src/entry.',
  },
  {
    folder: 'watch',
    may: ['model', 'vendors', 'values', 'watch', 'bridge'],
    packages: [],
    pure: false,
    teach:
      'A watcher records what it sees. Judge it in src/detect or src/diagnose, which anybody can run again.',
  },
  {
    folder: 'content',
    may: ['model', 'vendors', 'watch', 'bridge', 'platform', 'content'],
    packages: [],
    pure: false,
    teach:
      'What the content script does with what its watchers see. What sees something is a file in src/watch.',
  },
  {
    folder: 'attribution',
    may: derives,
    packages: 'any',
    pure: true,
    teach: 'Attribution is derived from observations alone. Let a sensor or watcher record what is missing.',
  },
  {
    folder: 'detect',
    may: [...derives, 'detect'],
    packages: 'any',
    pure: true,
    teach:
      'Detectors are pure: the same observations give the same findings anywhere. Record what is missing.',
  },
  {
    folder: 'diagnose',
    may: [...derives, 'detect', 'diagnose'],
    packages: 'any',
    pure: true,
    teach: 'Causes are pure: the same observations give the same states anywhere. Record what is missing.',
  },
  {
    folder: 'compare',
    may: [...derives, 'detect', 'diagnose', 'compare'],
    packages: 'any',
    pure: true,
    teach: 'What a comparison showed is derived from the log alone. Make and measure loads in src/session.',
  },
  {
    folder: 'report',
    may: [...derives, 'detect', 'diagnose', 'compare', 'report', ...shared],
    packages: 'any',
    pure: true,
    teach: 'A report is made the same way in the extension, the CLI and a re-derivation. Pass the data in.',
  },
  {
    folder: 'package',
    may: [...derives, 'detect', 'diagnose', 'compare', 'report', 'package', ...shared],
    packages: 'any',
    pure: true,
    teach: 'A package is made and verified the same way in the extension and the CLI. Pass the data in.',
  },
  {
    folder: 'ui/components',
    may: ['model', ...shared],
    packages: ['preact'],
    pure: true,
    teach: 'Shared components also draw the exported report. Put what talks to the browser in src/ui/app.',
  },
];

const junkDrawer = /(^|[/.-])(utils?|helpers?|common|misc)([/.-]|$)/i;

/** Every breach of the law in `files`, each as one line that says where, what, and what to do instead. */
export function breaches(files: SourceFile[]): string[] {
  const imports = files.flatMap(importsOf);
  return [
    ...imports.flatMap(breachOfPlace),
    ...imports.flatMap((one) => breachOfVendorFile(one, files)),
    ...imports.flatMap(breachOfPlatform),
    ...imports.flatMap(breachOfEntry),
    ...files.flatMap(breachOfPurity),
    ...files.flatMap(breachOfNaming),
    ...cyclesIn(imports).map(
      (cycle) => `${cycle.join(' → ')} is a cycle. Move what they share to a file that both import.`,
    ),
  ];
}

const within = (path: string, place: string): boolean =>
  path === `src/${place}` || path.startsWith(`src/${place}/`);

const placeOf = (path: string): Place | undefined => places.find(({ folder }) => within(path, folder));

function breachOfPlace({ from, line, to }: Import): string[] {
  const place = placeOf(from);
  if (!place) return [];
  const allowed = to.startsWith('package:')
    ? place.packages === 'any' || place.packages.includes(to.slice('package:'.length))
    : !to.startsWith('src/') || place.may.some((target) => within(to, target));
  return allowed ? [] : [`${from}:${line} imports ${to}. ${place.teach}`];
}

function breachOfVendorFile({ from, line, to, typeOnly }: Import, files: SourceFile[]): string[] {
  const isVendorFile =
    within(from, 'vendors') &&
    files.some(({ path, text }) => path === from && /^export const vendor\b/m.test(text));
  if (!isVendorFile || (typeOnly && within(to, 'model'))) return [];
  return [`${from}:${line} imports ${to}. A vendor file is data: "import type { Vendor }" and nothing else.`];
}

function breachOfPlatform({ from, line, to }: Import): string[] {
  if (to !== 'package:webextension-polyfill' || within(from, 'platform')) return [];
  return [`${from}:${line} imports the polyfill. Take browser and its types from src/platform/browser.ts.`];
}

function breachOfEntry({ from, line, to }: Import): string[] {
  if (!within(to, 'entry')) return [];
  return [`${from}:${line} imports ${to}. Entry points only wire: move what is shared out of src/entry.`];
}

function breachOfPurity(file: SourceFile): string[] {
  const place = placeOf(file.path);
  if (!place?.pure) return [];
  return browserNamesIn(file).map(({ path, line, name }) => `${path}:${line} reads ${name}. ${place.teach}`);
}

function breachOfNaming({ path }: SourceFile): string[] {
  if (!junkDrawer.test(path.replace(/\.tsx?$/, ''))) return [];
  return [`${path} is a junk drawer. Name the file after the one thing it does.`];
}

/** Each cycle once, from its first file by name. */
function cyclesIn(imports: Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[][] = [];
  const walk = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) cycles.push([...trail.slice(start), path]);
    if (start !== -1 || done.has(path)) return;
    for (const to of targets.get(path) ?? []) walk(to, [...trail, path]);
    done.add(path);
  };
  for (const path of [...targets.keys()].sort()) walk(path, []);
  return cycles;
}
