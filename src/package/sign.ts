import { DER } from '@noble/curves/abstract/der.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { type Bytes, hashOf } from './hash.ts';

export const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

export type Signer = {
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Bytes;
  /** Over SHA-256 of the bytes; ASN.1 DER. */
  sign(bytes: Bytes): Promise<Bytes>;
};

/** `extractable`: whether the private half can be written out. */
export const makeKey = (extractable = false): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(curve, extractable, ['sign', 'verify']);

export async function signerOf({ privateKey, publicKey }: CryptoKeyPair): Promise<Signer> {
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)),
    sign: async (bytes) => toDer(new Uint8Array(await crypto.subtle.sign(signing, privateKey, bytes))),
  };
}

/** Whether the signature is this key's over these bytes; false also for what is no key or no signature. */
export async function isSigned(bytes: Bytes, signature: Bytes, publicKey: Bytes): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('spki', publicKey, curve, false, ['verify']);
    return await crypto.subtle.verify(signing, key, fromDer(signature), bytes);
  } catch {
    return false;
  }
}

/** SHA-256 of the public key: 64 hex digits. */
export const fingerprintOf = (publicKey: Bytes): string => hashOf(publicKey);

const scalarBytes = 32;

/** Web Crypto has both numbers one after the other (IEEE P1363), OpenSSL as ASN.1. */
function toDer(signature: Bytes): Bytes {
  const [r, s] = [signature.subarray(0, scalarBytes), signature.subarray(scalarBytes)].map((half) =>
    BigInt(`0x${bytesToHex(half)}`),
  );
  return hexToBytes(DER.hexFromSig({ r: r as bigint, s: s as bigint }));
}

function fromDer(signature: Bytes): Bytes {
  const { r, s } = DER.toSig(signature, scalarBytes + 1);
  return hexToBytes([r, s].map((number) => number.toString(16).padStart(2 * scalarBytes, '0')).join(''));
}
