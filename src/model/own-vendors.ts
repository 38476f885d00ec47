/** In the extension's local memory: the person's own vendors, so that a page need not wait for a background that was stopped. */
export const ownVendorsKey = 'own-vendors';
