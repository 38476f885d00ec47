/** 128 random bits as text. `crypto.randomUUID` is missing where a page came over plain HTTP (https://w3c.github.io/webcrypto/#Crypto-method-randomUUID). */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
