import type { Vendor } from '../model/vendor.ts';

/** A name of a vendor's global or element by which code can mean nothing else. */
export type DistinctiveName = {
  vendor: string;
  /** As the catalogue has it. */
  item: string;
  /** Of a global, the identifiers of its path; of an element, its id, class or tag. */
  parts: readonly string[];
  kind: 'global' | 'id' | 'class' | 'tag';
  /** It is also what the vendor is called: a text that holds nothing else may mean that. */
  isWord: boolean;
};

const shortestStem = 4;
const shortestGlobal = 6;

/**
 * Names that code uses by chance, or for others too (`chat`, `Beacon`, `#chat-widget-container`), are left out: an element's
 * must hold the vendor's own name, a global's that or a form that is no word.
 */
export function distinctiveNames(vendor: Vendor): DistinctiveName[] {
  const stems = stemsOf(vendor);
  const isOwn = (name: string) => stems.some((stem) => letters(name).includes(stem));
  const isWord = (name: string) => stems.includes(name.toLowerCase());
  const globals = vendor.globals.flatMap(({ value }): DistinctiveName[] => {
    if (!isOwn(value) && !isCoined(value)) return [];
    const parts = value.split('.');
    return [{ vendor: vendor.id, item: value, parts, kind: 'global', isWord: isWord(value) }];
  });
  const elements = vendor.selectors.flatMap(({ value }): DistinctiveName[] => {
    const [, sign, name = ''] = /^(?:[a-z]+(?=[#.]))?([#.]?)([A-Za-z_][\w-]*)$/.exec(value) ?? [];
    const kind = sign === '#' ? 'id' : sign === '.' ? 'class' : 'tag';
    if (!isOwn(name) || (kind === 'tag' && !name.includes('-'))) return [];
    return [{ vendor: vendor.id, item: value, parts: [name], kind, isWord: isWord(name) }];
  });
  return [...globals, ...elements];
}

/** What a vendor is called: its name, its id, and the name of each of its domains. */
function stemsOf({ id, name, hosts }: Vendor): string[] {
  const domains = hosts.map(({ value }) => value.split('.').at(-2) ?? '');
  return [...new Set([id, name, ...domains].map(letters))].filter((stem) => stem.length >= shortestStem);
}

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** `fcWidget`, `LC_API`, `$zopim`: no word of any language. */
const isCoined = (name: string): boolean => name.length >= shortestGlobal && /[a-z][A-Z]|[_$]/.test(name);
