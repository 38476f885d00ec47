import type { Routes } from '../internet/routes.ts';
import { html } from '../widgets/package-file.ts';

export const ROCKET_SERVER = 'chat.rocketserver.example';

/** The vendor's server at closing time: its frame tells the loader, in the loader's own words, to hide the chat. */
export const rocketClosed: Routes = {
  [ROCKET_SERVER]: {
    '/livechat': html(`<!doctype html><title>Closed</title><script>
  for (const fn of ['ready', 'hideWidget']) parent.postMessage({ src: 'rocketchat', fn, args: [] }, '*');
</script>`),
  },
};

/** The loader has done so. */
export const rocketHidden =
  "['.rocketchat-container', '#rocketchat-iframe', '.rocketchat-widget'].some((selector) => document.querySelector(selector)?.style.display === 'none')";
