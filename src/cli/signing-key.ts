import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { curve, makeKey, type Signer, signerOf } from '../package/sign.ts';

/** In the person's folder for settings (XDG Base Directory Specification). */
const defaultPath = (): string =>
  join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'widget-witness', 'signing-key.json');

/**
 * The key of this machine's command line, made at its first use: a file that only its owner may read, as no keystore is there
 * that every machine has. Throws where it can be neither read nor made.
 */
export async function machineSigner(path = defaultPath()): Promise<Signer> {
  const kept = read(path);
  if (kept) return signerOf(await pairOf(kept));
  const made = await makeKey(true);
  const jwk = await crypto.subtle.exportKey('jwk', made.privateKey);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${JSON.stringify(jwk)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another run has made one meanwhile.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return machineSigner(path);
    throw error;
  }
  return signerOf(made);
}

function read(path: string): JsonWebKey | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`the signing key ${path} cannot be read`, { cause: error });
  }
}

async function pairOf(jwk: JsonWebKey): Promise<CryptoKeyPair> {
  const { d: _, ...rest } = jwk;
  return {
    privateKey: await crypto.subtle.importKey('jwk', jwk, curve, false, ['sign']),
    publicKey: await crypto.subtle.importKey('jwk', { ...rest, key_ops: ['verify'] }, curve, true, [
      'verify',
    ]),
  };
}
