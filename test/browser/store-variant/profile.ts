import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder; for a profile or for downloads. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'store-variant-'));

/**
 * A Chromium profile which remembers that its owner once allowed all sites to the extension in `extensionDir`. The
 * extension holds nothing at first: its request, made by a real click, is granted without the prompt, which belongs
 * to the browser's own windows and cannot be pressed through the protocol.
 */
export function profileThatGrants(extensionDir: string): string {
  const allowed = {
    api: [],
    explicit_host: ['<all_urls>'],
    manifest_permissions: [],
    scriptable_host: [],
  };
  const settings = {
    [idOf(extensionDir)]: { granted_permissions: allowed, runtime_granted_permissions: allowed },
  };
  const profile = newFolder();
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ extensions: { settings } }));
  return profile;
}

/** Chromium's rule for an unpacked extension without a key: its folder's real path, hashed, in letters a–p. */
function idOf(extensionDir: string): string {
  const digest = createHash('sha256').update(realpathSync(extensionDir)).digest('hex').slice(0, 32);
  return digest.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}
