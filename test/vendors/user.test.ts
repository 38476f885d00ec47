import { expect, it } from 'vitest';
import { vendorSchema } from '../../src/model/vendor.ts';
import { parseVendorFile, plainVendor, withOwnVendors } from '../../src/vendors/user.ts';

const acme = { id: 'acme-chat', name: 'Acme Chat', category: 'chat', hosts: ['*.acme.test'] };

it('turns plain strings into facts with a source and back', () => {
  const parsed = parseVendorFile([acme]);
  if ('fault' in parsed) throw new Error(parsed.fault);
  const [vendor] = parsed.vendors;
  expect(vendorSchema().parse(vendor).hosts).toEqual([
    { value: '*.acme.test', sources: ['the person’s own definition'] },
  ]);
  expect(vendor && plainVendor(vendor)).toMatchObject({ ...acme, cookies: [] });
});

it('keeps the switches of a vendor, and their absence', () => {
  const parsed = parseVendorFile([
    { ...acme, switches: ['acmeSettings.hidden'] },
    { ...acme, id: 'plain' },
  ]);
  if ('fault' in parsed) throw new Error(parsed.fault);
  const [switched, plain] = parsed.vendors;
  expect(switched?.switches).toEqual([
    { value: 'acmeSettings.hidden', sources: ['the person’s own definition'] },
  ]);
  expect(switched && plainVendor(switched).switches).toEqual(['acmeSettings.hidden']);
  expect(plain && plainVendor(plain)).not.toHaveProperty('switches');
});

it.each([
  ['no array', {}, /^The file: /],
  ['an empty file', [], /^The file: /],
  ['a host that is no text', [{ ...acme, hosts: ['a.test', 3] }], /^\[0\]\.hosts\[1\]: .*string/],
  ['an unknown category', [{ ...acme, category: 'robot' }], /^\[0\]\.category: /],
  ['an unknown field', [{ ...acme, color: 'red' }], /^\[0\]: .*color/],
  ['no name', [acme, { id: 'x', category: 'chat' }], /^\[1\]\.name: /],
  ['the same id twice', [acme, acme], /^\[1\]\.id: "acme-chat" is defined twice/],
])('names the place of the fault: %s', (_, file, sentence) => {
  const parsed = parseVendorFile(file);
  expect('fault' in parsed && parsed.fault).toMatch(sentence);
});

it('puts own vendors in place of built-in ones with the same id', () => {
  const builtIn = parseVendorFile([acme, { ...acme, id: 'other' }]);
  const own = parseVendorFile([{ ...acme, name: 'Mine' }]);
  if ('fault' in builtIn || 'fault' in own) throw new Error('fixture');
  expect(withOwnVendors(builtIn.vendors, own.vendors).map(({ name }) => name)).toEqual(['Mine', 'Acme Chat']);
});
