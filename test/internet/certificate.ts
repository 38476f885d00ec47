import { generate } from 'selfsigned';

/** PEM texts of a key and its self-signed certificate. */
export interface Certificate {
  key: string;
  cert: string;
}

let made: Promise<Certificate> | undefined;

/** The one certificate of this process, shown for every host; whoever reads it must ignore certificate errors. */
export function certificate(): Promise<Certificate> {
  made ??= make();
  return made;
}

async function make(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'fixture-internet.example' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  return { key: pems.private, cert: pems.cert };
}
