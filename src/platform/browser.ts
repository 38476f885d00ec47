/** The one door to the WebExtension API, promise-based in both browsers. */

export type { Runtime, Scripting, WebNavigation } from 'webextension-polyfill';
export { default as browser } from 'webextension-polyfill';
