// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { lookInPage } from '../../src/session/look-in-page.ts';
import { parseVendorFile } from '../../src/vendors/user.ts';

const parsed = parseVendorFile([
  {
    id: 'parley',
    name: 'Parley',
    category: 'chat',
    hosts: ['parley.example'],
    selectors: ['#parley', '::nonsense('],
  },
  { id: 'tags', name: 'Tags', category: 'tag-manager', hosts: ['tags.example'] },
]);
const vendors = 'vendors' in parsed ? parsed.vendors : [];

// jsdom has no layout: what is measured is what we say.
const measured = vi.hoisted(() => ({ rendered: false, visible: false, clickable: false }));
vi.mock('../../src/watch/visibility.ts', () => ({ measure: () => measured }));

beforeEach(() => {
  document.body.replaceChildren();
});

it('sees nothing of a vendor that is not there', () => {
  document.body.innerHTML =
    '<script type="text/plain" src="https://other.example/a.js"></script><div id="p"></div>';
  expect(lookInPage(vendors)).toEqual([]);
});

it('sees a chat vendor’s tag, and takes no tag manager for a chat', () => {
  document.body.innerHTML =
    '<script type="text/plain" src="https://cdn.parley.example/a.js"></script><script type="text/plain" src="https://tags.example/a.js"></script>';
  expect(lookInPage(vendors)).toEqual([{ vendor: 'parley', step: 'tag' }]);
});

it.each([
  ['tag', {}],
  ['rendered', { rendered: true }],
  ['visible', { visible: true }],
  ['clickable', { clickable: true }],
])('tells how far the widget got: %s', (step, change) => {
  Object.assign(measured, change);
  document.body.innerHTML = '<div id="parley"></div>';
  expect(lookInPage(vendors)).toEqual([{ vendor: 'parley', step }]);
});
