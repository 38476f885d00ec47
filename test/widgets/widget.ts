import type { Routes } from '../internet/routes.ts';

/** An entry of a vendor file, as a person writes it. */
export interface VendorEntry {
  id: string;
  name: string;
  category: 'chat';
  hosts: string[];
  globals: string[];
  selectors: string[];
  cookies: string[];
  storageKeys: string[];
  aliases: string[];
  switches?: string[] | undefined;
}

/** A real chat widget from npm, unmodified, with the servers that it needs on the fixture internet. */
export interface RealWidget {
  /** Id of `vendor`, the same as in the catalogue where that knows the vendor. */
  id: string;
  /** Complete definition with the hosts that serve the widget on the fixture internet. */
  vendor: VendorEntry;
  /** Scripts straight out of node_modules and the vendor's API as JSON. */
  routes(): Routes | Promise<Routes>;
  /** The vendor's embed snippet, as a client pastes it at the end of the body. */
  pageHtml: string;
  /** The widget's outermost element in the page's own tree: what an acting script takes hold of. */
  rootSelector: string;
  /** What the visitor clicks, or the root where that stands in a shadow tree. */
  launcherSelector: string;
  /** Null where the widget leaves no global. */
  globalName: string | null;
  /** Expression over the page's globals, truthy once the visitor sees the launcher. */
  waitUntilDrawn: string;
}
