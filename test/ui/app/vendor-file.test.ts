import { expect, it } from 'vitest';
import { mergeVendors, readVendorFile } from '../../../src/ui/app/vendor-file.ts';

const written = { id: 'parley', name: 'Parley', category: 'chat' } as const;
const lists = { hosts: [], globals: [], selectors: [], cookies: [], storageKeys: [], aliases: [] };

it('gives the vendors as a person writes them, absent lists empty', () => {
  expect(readVendorFile(JSON.stringify([{ ...written, hosts: ['*.parley.example'] }]))).toEqual({
    vendors: [{ ...written, ...lists, hosts: ['*.parley.example'] }],
  });
});

it.each([
  ['no JSON', '[', 'The file is not JSON.'],
  ['no array', '{}', 'The file: '],
  [
    'a host that is no text',
    JSON.stringify([written, { ...written, id: 'm', hosts: ['a', 3] }]),
    '[1].hosts[1]: ',
  ],
  ['an id used twice', JSON.stringify([written, written]), '[1].id: '],
])('names the place of %s', (_, text, fault) => {
  const read = readVendorFile(text);
  expect('fault' in read && read.fault).toContain(fault);
});

it('replaces a vendor with a known id in its place and adds the others', () => {
  const own = [
    { ...written, ...lists },
    { ...written, ...lists, id: 'murmur' },
  ];
  const renamed = { ...written, ...lists, name: 'Parley 2' };
  const added = { ...written, ...lists, id: 'new' };
  expect(mergeVendors(own, [added, renamed])).toEqual([renamed, own[1], added]);
});
