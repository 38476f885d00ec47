import type { CarriedOwn, Written } from '../model/values.ts';

const areaNames: Record<Written['area'], string> = {
  cookies: 'cookie',
  local: 'local storage item',
  session: 'session storage item',
};

/** `cookie parley_*`: a vendor's cookie or stored item by the name that the catalogue gives it. */
export function itemName(area: Written['area'], item: string): string {
  return `${areaNames[area]} ${item}`;
}

/** `the Parley cookie parley_*`, `“visitor.id” in the Parley local storage item parley.*`. */
export function describeItem({ source, item, path }: CarriedOwn, vendor: string): string {
  if (source === 'request') return `an identifier of ${vendor}'s own calls`;
  const whole = `the ${vendor} ${itemName(source, item)}`;
  return path === '' ? whole : `“${path}” in ${whole}`;
}
