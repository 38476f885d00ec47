import type { Vendor } from '../model/vendor.ts';
import { lookInPage, type Sight } from '../session/look-in-page.ts';
import { builtInVendors } from '../vendors/catalogue.gen.ts';
import { withOwnVendors } from '../vendors/user.ts';

declare global {
  /** Called by the background in the isolated world, right after this file was injected. */
  var widgetWitnessFirstLook: (own: Vendor[]) => Sight[];
}

globalThis.widgetWitnessFirstLook = (own) => lookInPage(withOwnVendors(builtInVendors, own));
