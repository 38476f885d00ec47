import { expect, it } from 'vitest';
import { readVendorFile } from '../../../src/ui/app/vendor-file.ts';

const vendor = { id: 'parley', name: 'Parley', category: 'chat' };

it('fills absent lists', () => {
  expect(readVendorFile(JSON.stringify([vendor]))).toEqual({
    vendors: [
      { ...vendor, hosts: [], globals: [], selectors: [], cookies: [], storageKeys: [], aliases: [] },
    ],
  });
});

it.each([
  ['no JSON', '[', 'The file is not JSON.'],
  ['no array', '{}', 'The file: Invalid input: expected array, received object.'],
  ['an empty array', '[]', 'The file: Too small: expected array to have >=1 items.'],
  ['a missing name', JSON.stringify([{ ...vendor, name: undefined }]), '[0].name: '],
  [
    'an unknown category',
    JSON.stringify([{ ...vendor, category: 'talk' }]),
    '[0].category: Invalid option: ',
  ],
  [
    'a host that is no text',
    JSON.stringify([vendor, { ...vendor, id: 'm', hosts: ['a', 3] }]),
    '[1].hosts[1]: ',
  ],
  ['a misspelt list', JSON.stringify([{ ...vendor, host: [] }]), '[0]: Unrecognized key: "host".'],
  ['an id used twice', JSON.stringify([vendor, vendor]), '[1].id: "parley" is used twice.'],
])('names the place of %s', (_, text, fault) => {
  const read = readVendorFile(text);
  expect('fault' in read && read.fault).toContain(fault);
});
