/** As far as matching needs them: a vendor's facts, each a pattern. */
type Named = { value: string };
type WithHosts = { hosts: readonly Named[]; aliases: readonly Named[] };
type WithItems = { id: string; cookies: readonly Named[]; storageKeys: readonly Named[] };

/**
 * Whether `text` as a whole equals `pattern`, where `*` stands for any run of characters, none included.
 * Case counts. Finds each literal piece once, from left to right, so nothing in `text` can make it go back.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return pattern === text;
  if (!text.startsWith(head)) return false;

  let from = head.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}

/**
 * Whether `host` (a URL's hostname, no port) is the pattern's host or a subdomain of it.
 * `*` stays within one label: `*.vendor.example` means every subdomain and not `vendor.example` itself.
 */
export function matchesHost(pattern: string, host: string): boolean {
  const wanted = labelsOf(pattern);
  const given = labelsOf(host);
  const extra = given.length - wanted.length;
  if (extra < 0) return false;
  return wanted.every((label, i) => matchesLabel(label, given[extra + i] ?? ''));
}

/**
 * The vendor to whom `host` belongs by its hosts or aliases, or null. The longest pattern wins: more labels,
 * then more literal characters; of equals the earlier vendor, so put a person's own vendors first.
 */
export function hostOwner<Vendor extends WithHosts>(vendors: readonly Vendor[], host: string): Vendor | null {
  let owner: Vendor | null = null;
  let longest = 0;
  for (const vendor of vendors) {
    for (const { value } of [...vendor.hosts, ...vendor.aliases]) {
      const length = specificity(value);
      if (length <= longest || !matchesHost(value, host)) continue;
      owner = vendor;
      longest = length;
    }
  }
  return owner;
}

export type OwnedItem = { vendor: string /** The name as the catalogue has it. */; item: string };

/**
 * The vendor whose cookie or stored item bears this name, or null. The more literal pattern wins; a name that two
 * vendors claim alike is nobody's, or each would be found to write the other's.
 */
export function itemOwner(
  vendors: readonly WithItems[],
  list: 'cookies' | 'storageKeys',
  name: string,
): OwnedItem | null {
  let owner: OwnedItem | null = null;
  let longest = 0;
  for (const vendor of vendors) {
    for (const { value } of vendor[list]) {
      const length = value.replaceAll('*', '').length;
      if (length < longest || length === 0 || !matchesWildcard(value, name)) continue;
      if (length > longest) owner = { vendor: vendor.id, item: value };
      else if (owner?.vendor !== vendor.id) owner = null;
      longest = length;
    }
  }
  return owner;
}

/** Lower-case labels; the dot that closes a fully qualified name is dropped. */
function labelsOf(host: string): string[] {
  return host.toLowerCase().replace(/\.$/, '').split('.');
}

function matchesLabel(pattern: string, label: string): boolean {
  return label !== '' && matchesWildcard(pattern, label);
}

/** Orders patterns; a DNS name has at most 253 characters, so one more label outweighs any length. */
function specificity(pattern: string): number {
  const labels = labelsOf(pattern);
  return labels.length * 1000 + labels.join('').replaceAll('*', '').length;
}
