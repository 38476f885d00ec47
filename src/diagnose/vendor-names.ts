import type { NodeRef } from '../model/observation.ts';
import type { Vendor } from '../model/vendor.ts';

const leastTellingLetters = 4;

/**
 * Whether a selector is about the vendor's chat by name: it holds an id, a class, a quoted value or a custom element
 * of the vendor's selectors, the chat element's own id, or a name with the vendor's id in it. What a selector
 * excludes with `:not()` it is not about.
 */
export function namesVendor(selector: string, vendor: Vendor, node: NodeRef): boolean {
  const known = new Set(vendor.selectors.flatMap(({ value }) => namesIn(value)));
  if (node.htmlId) known.add(node.htmlId.toLowerCase());
  const plainId = vendor.id.replaceAll('-', '');
  return namesIn(selector.replace(/:not\([^()]*\)/g, '')).some(
    (name) =>
      known.has(name) ||
      (plainId.length >= leastTellingLetters && name.replaceAll('-', '').includes(plainId)),
  );
}

function namesIn(selector: string): string[] {
  const names = selector.matchAll(/[#.]([\w-]+)|=\s*["']?([^"'\]\s]+)|(?:^|[\s>+~,(])([a-z]+-[\w-]+)/gi);
  return [...names].map(([, name, value, element]) => (name ?? value ?? element ?? '').toLowerCase());
}
