import type { Vendor } from '../../src/model/vendor.ts';
import { plainVendor } from '../../src/vendors/user.ts';
import type { Answer, Routes } from '../internet/routes.ts';
import { visible } from '../widgets/visible.ts';
import type { VendorEntry } from '../widgets/widget.ts';

/** A vendor whose loader comes from npm while its server does not: what the loader asks for and what would answer. */
export interface HostedVendor {
  vendor: VendorEntry;
  host: string;
  path: string;
  rootSelector: string;
  waitUntilDrawn: string;
  /** The server answers with this status and nothing else. */
  down(status: number): Routes;
  /** The server answers with a stand-in that draws a button where the vendor's script draws its launcher. */
  up: Routes;
}

interface Hosted {
  vendor: Vendor;
  host: string;
  path: string;
  /** Of the launcher: one of the selectors by which the catalogue knows the vendor. */
  root: { id: string } | { class: string };
  /** Run by the stand-in once the button stands. */
  boot?: string;
}

export function hostedVendor({ vendor, host, path, root, boot = '' }: Hosted): HostedVendor {
  const rootSelector = 'id' in root ? `#${root.id}` : `.${root.class}`;
  // A façade may bring the loader twice; it draws one launcher, as the vendor's does.
  const source = `(function () {
  if (document.querySelector('${rootSelector}')) return;
  var root = document.createElement('div');
  ${'id' in root ? `root.id = '${root.id}'` : `root.className = '${root.class}'`};
  var launcher = root.appendChild(document.createElement('button'));
  launcher.textContent = 'Chat';
  launcher.style.cssText = 'position:fixed;right:20px;bottom:20px;width:56px;height:56px;z-index:2147483000';
  document.body.appendChild(root);
  ${boot}
})();`;
  const script: Answer = { headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: source };
  return {
    vendor: { ...plainVendor(vendor), category: 'chat' },
    host,
    path,
    rootSelector,
    waitUntilDrawn: visible(`${rootSelector} button`),
    down: (status) => ({ [host]: { '/*': { status, body: 'unavailable' } } }),
    up: { [host]: { [path]: script } },
  };
}
