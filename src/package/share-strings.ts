const shortest = 20;
const sharedAtMost = 10_000;

/**
 * Makes equal strings of what is given one string: records of one audit tell the same stacks and addresses again and again, each a
 * copy of its own as it comes from a store or a message.
 */
export function createSharing(): <T>(value: T) => T {
  const shared = new Map<string, string>();

  const share = (value: unknown): unknown => {
    if (typeof value === 'string') return value.length < shortest ? value : same(value);
    if (typeof value !== 'object' || value === null) return value;
    for (const [key, inner] of Object.entries(value)) {
      (value as Record<string, unknown>)[key] = share(inner);
    }
    return value;
  };

  const same = (text: string): string => {
    const known = shared.get(text);
    if (known !== undefined) return known;
    if (shared.size >= sharedAtMost) shared.clear();
    shared.set(text, text);
    return text;
  };

  return share as <T>(value: T) => T;
}
