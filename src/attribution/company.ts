// Node finds no named exports in this CommonJS module.
import thirdPartyWeb from 'third-party-web/nostats-subset.js';
import type { Vendor } from '../model/vendor.ts';
import { hostOf } from './address.ts';

/**
 * Whether the entity map gives a script's host to the same company as one of the vendor's hosts. The catalogue lists
 * the hosts of a vendor's chat; its other products write the same cookies.
 */
export function isOfCompany(url: string | null, { hosts }: Vendor): boolean {
  const company = companyOf(url === null ? null : hostOf(url));
  if (company === null) return false;
  return hosts.some(({ value }) => companyOf(value.replaceAll('*', 'any')) === company);
}

function companyOf(host: string | null): string | null {
  return host === null ? null : (thirdPartyWeb.getEntity(`https://${host}/`)?.name ?? null);
}
