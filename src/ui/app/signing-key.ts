import { type DBSchema, openDB } from 'idb';
import { makeKey, type Signer, signerOf } from '../../package/sign.ts';

interface Keys extends DBSchema {
  keys: { key: string; value: CryptoKeyPair };
}
const own = 'own';

/** The key of this browser profile, made at its first use. Its private half stays in the browser: nobody can read it out. */
export async function ownSigner(): Promise<Signer> {
  const db = await openDB<Keys>('widget-witness-keys', 1, {
    upgrade: (opened) => void opened.createObjectStore('keys'),
  });
  try {
    const kept = await db.get('keys', own);
    if (kept) return await signerOf(kept);
    const made = await makeKey();
    // Another window may have made one meanwhile: the first stays.
    const tx = db.transaction('keys', 'readwrite');
    const first = await tx.store.get(own);
    if (!first) await tx.store.put(made, own);
    await tx.done;
    return await signerOf(first ?? made);
  } finally {
    db.close();
  }
}
