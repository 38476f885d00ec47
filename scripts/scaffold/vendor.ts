import { type Scaffold, titleOf } from './scaffold.ts';

const authored = (name: string) => `import type { Vendor } from '../model/vendor.ts';

// Each fact with the public source where anybody can check it:
// { value: 'cdn.${name}.com', sources: ['https://developers.${name}.com/install'] }
export const vendor = {
  id: '${name}',
  name: '${titleOf(name)}',
  category: 'chat',
  hosts: [],
  globals: [],
  selectors: [],
  cookies: [],
  storageKeys: [],
  aliases: [],
} satisfies Vendor;
`;

const cases = (name: string) => `import type { VendorCases } from '../vendor-cases.ts';

export const cases = {
  matches: {
    // Whole URLs that a page requests from this vendor, at least one for each host.
    hosts: ['https://fill-in.invalid/list-the-hosts-of-${name}-in-src/vendors/${name}.ts-and-a-url-of-each-here'],
    cookies: [],
    storageKeys: [],
  },
  mustNotMatch: {
    // Near-misses, at least one URL: another company with a similar name, the name in another host's path.
    urls: ['https://not${name}.example/', 'https://shop.example/${name}.js'],
    cookies: [],
  },
} satisfies VendorCases;
`;

export const vendorScaffold: Scaffold = {
  files: (name) => [
    { path: `src/vendors/${name}.ts`, text: authored(name) },
    { path: `test/vendors/cases/${name}.ts`, text: cases(name) },
  ],
  next: (name) => [
    `Fill in src/vendors/${name}.ts and test/vendors/cases/${name}.ts, then npm run generate.`,
    'Test: npx vitest run --project unit test/vendors',
  ],
};
