import { expect, it } from 'vitest';
import type { Vendor } from '../../src/model/vendor.ts';
import { itemOwner } from '../../src/vendors/match.ts';

const facts = (...values: string[]) => values.map((value) => ({ value, sources: ['this test'] }));
const vendor = (id: string, cookies: string[], storageKeys: string[] = []): Vendor => ({
  ...{ id, name: id, category: 'chat', hosts: [], globals: [], selectors: [], aliases: [] },
  cookies: facts(...cookies),
  storageKeys: facts(...storageKeys),
});
const parley = vendor('parley', ['parley_*', 'shared'], ['parley.*']);
const overtalk = vendor('overtalk', ['parley_overtalk_*', 'shared', '*']);

it.each([
  ['parley_id', { vendor: 'parley', item: 'parley_*' }],
  ['parley_overtalk_id', { vendor: 'overtalk', item: 'parley_overtalk_*' }],
  ['parley.id', null],
  ['Parley_id', null],
  ['other', null],
  ['shared', null],
])('%s is told by the more literal name, and is nobody’s where two claim it', (name, owner) => {
  expect(itemOwner([parley, overtalk], 'cookies', name)).toEqual(owner);
  expect(itemOwner([overtalk, parley], 'cookies', name)).toEqual(owner);
});

it('keeps cookies and stored items apart', () => {
  expect(itemOwner([parley], 'storageKeys', 'parley.id')).toEqual({ vendor: 'parley', item: 'parley.*' });
  expect(itemOwner([parley], 'storageKeys', 'parley_id')).toBeNull();
});
